/* Comparison of two operands of int8 codes, each brought to real numbers by its own scale, broadcasting.
 *
 *   out = requantize((a - zero_a) << 8) <relation> requantize((b - zero_b) << 8)
 *
 * What is nearly equal can tie. The relation is numbered as in bf_compare.h. Rows and steps as in arithmetic_f32.c.
 */
#include "../include/bf_compare.h"
#include "../include/bf_nest.h"
#include "../include/bf_requantize.h"

BF_KERNEL void bf_compare_s8(const int8_t *a, const int8_t *b, uint8_t *output, int32_t rows, int32_t n, int32_t row_a,
                             int32_t step_a, int32_t row_b, int32_t step_b, int32_t relation, int32_t zero_a,
                             int32_t multiplier_a, int32_t shift_a, int32_t zero_b, int32_t multiplier_b,
                             int32_t shift_b)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < n; i++) {
            const int32_t x = bf_requantize_any((a[i * step_a] - zero_a) * 256, multiplier_a, shift_a);
            const int32_t y = bf_requantize_any((b[i * step_b] - zero_b) * 256, multiplier_b, shift_b);
            output[i] = bf_relation(x < y, x == y, x > y, relation);
        }
        a += row_a;
        b += row_b;
        output += n;
    }
}

BF_KERNEL void bf_compare_broadcast_s8(const int8_t *a, const int8_t *b, uint8_t *output, BF_NEST_PARAMETERS,
                                       int32_t rows, int32_t n, int32_t row_a, int32_t step_a, int32_t row_b,
                                       int32_t step_b, int32_t relation, int32_t zero_a, int32_t multiplier_a,
                                       int32_t shift_a, int32_t zero_b, int32_t multiplier_b, int32_t shift_b)
{
    BF_FOR_NEST {
        bf_compare_s8(a + BF_NEST_A, b + BF_NEST_B, output, rows, n, row_a, step_a, row_b, step_b, relation, zero_a,
                      multiplier_a, shift_a, zero_b, multiplier_b, shift_b);
        output += rows * n;
    }
}
