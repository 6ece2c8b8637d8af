/* Multiplication of two int16 operands without zero points, broadcasting.
 *
 *   out = clamp(requantize(a * b), low, high)
 *
 * Rows and steps as in arithmetic_f32.c.
 */
#include "../include/bf_nest.h"
#include "../include/bf_requantize.h"

BF_KERNEL void bf_mul_s16(const int16_t *a, const int16_t *b, int16_t *output, int32_t rows, int32_t n, int32_t row_a,
                          int32_t step_a, int32_t row_b, int32_t step_b, int32_t multiplier, int32_t shift, int32_t low,
                          int32_t high)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < n; i++) {
            const int32_t code = bf_requantize_any(a[i * step_a] * b[i * step_b], multiplier, shift);
            output[i] = (int16_t)bf_clamp(code, low, high);
        }
        a += row_a;
        b += row_b;
        output += n;
    }
}

BF_KERNEL void bf_mul_broadcast_s16(const int16_t *a, const int16_t *b, int16_t *output, BF_NEST_PARAMETERS,
                                    int32_t rows, int32_t n, int32_t row_a, int32_t step_a, int32_t row_b,
                                    int32_t step_b, int32_t multiplier, int32_t shift, int32_t low, int32_t high)
{
    BF_FOR_NEST {
        bf_mul_s16(a + BF_NEST_A, b + BF_NEST_B, output, rows, n, row_a, step_a, row_b, step_b, multiplier, shift, low,
                   high);
        output += rows * n;
    }
}
