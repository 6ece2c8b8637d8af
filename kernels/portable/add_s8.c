/* Addition (sign 1) and subtraction (sign -1) of two int8 operands with their own scales, broadcasting.
 *
 *   out = clamp(requantize(requantize((a - zero_a) << 20) + sign * requantize((b - zero_b) << 20)) + zero_out, low, high)
 *
 * The output is `rows` rows of `n`; an operand moves by `row_` from row to row and by `step_` (0 or 1) within one.
 * In place over an operand of the output's size is fine.
 */
#include "../include/bf_finish_s8.h"

/* The operand of the larger scale has the factor 1/2, which takes no rounding. */
BF_KERNEL int32_t bf_scale_operand(int32_t difference, int32_t multiplier, int32_t shift)
{
    if (multiplier == 1 << 30 && shift == -1) {
        return difference * (1 << 19);
    }
    return bf_requantize_any(difference * (1 << 20), multiplier, shift);
}

BF_KERNEL void bf_add_s8(const int8_t *a, const int8_t *b, int8_t *output, int32_t rows, int32_t n, int32_t row_a,
                         int32_t step_a, int32_t row_b, int32_t step_b, int32_t zero_a, int32_t multiplier_a,
                         int32_t shift_a, int32_t zero_b, int32_t multiplier_b, int32_t shift_b, int32_t sign,
                         int32_t multiplier_out, int32_t shift_out, int32_t zero_out, int32_t low, int32_t high)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < n; i++) {
            const int32_t x = bf_scale_operand(a[i * step_a] - zero_a, multiplier_a, shift_a);
            const int32_t y = bf_scale_operand(b[i * step_b] - zero_b, multiplier_b, shift_b);
            const int32_t sum = x + sign * y;
            const int32_t code = bf_requantize_any(sum, multiplier_out, shift_out) + zero_out;
            output[i] = bf_clamp_s8(code, low, high);
        }
        a += row_a;
        b += row_b;
        output += n;
    }
}

/* The same inside four more loops, outermost first. */
BF_KERNEL void bf_add_broadcast_s8(const int8_t *a, const int8_t *b, int8_t *output, int32_t size_0, int32_t a_0,
                                   int32_t b_0, int32_t size_1, int32_t a_1, int32_t b_1, int32_t size_2, int32_t a_2,
                                   int32_t b_2, int32_t size_3, int32_t a_3, int32_t b_3, int32_t rows, int32_t n,
                                   int32_t row_a, int32_t step_a, int32_t row_b, int32_t step_b, int32_t zero_a,
                                   int32_t multiplier_a, int32_t shift_a, int32_t zero_b, int32_t multiplier_b,
                                   int32_t shift_b, int32_t sign, int32_t multiplier_out, int32_t shift_out,
                                   int32_t zero_out, int32_t low, int32_t high)
{
    for (int32_t i = 0; i < size_0; i++) {
        for (int32_t j = 0; j < size_1; j++) {
            for (int32_t k = 0; k < size_2; k++) {
                for (int32_t l = 0; l < size_3; l++) {
                    bf_add_s8(a + i * a_0 + j * a_1 + k * a_2 + l * a_3, b + i * b_0 + j * b_1 + k * b_2 + l * b_3, output,
                              rows, n, row_a, step_a, row_b, step_b, zero_a, multiplier_a, shift_a, zero_b, multiplier_b,
                              shift_b, sign, multiplier_out, shift_out, zero_out, low, high);
                    output += rows * n;
                }
            }
        }
    }
}
