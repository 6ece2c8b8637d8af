/* Addition or subtraction of two int8 operands, broadcasting, as one linear form:
 *
 *   out = clamp((factor_a * a + factor_b * b + offset) >> shift, low, high)
 *
 * The compiler found the four numbers and checked them for all 65536 pairs against the exact formula (add_s8.c); nothing
 * overflows 32 bits. Rows and steps as there. In place over an operand of the output's size is fine.
 */
#include "../include/bf_finish_s8.h"

BF_KERNEL void bf_add_linear_s8(const int8_t *a, const int8_t *b, int8_t *output, int32_t rows, int32_t n, int32_t row_a,
                                int32_t step_a, int32_t row_b, int32_t step_b, int32_t factor_a, int32_t factor_b,
                                int32_t offset, int32_t shift, int32_t low, int32_t high)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < n; i++) {
            const int32_t sum = factor_a * a[i * step_a] + (factor_b * b[i * step_b] + offset);
            output[i] = bf_clamp_s8(sum >> shift, low, high);
        }
        a += row_a;
        b += row_b;
        output += n;
    }
}

/* The same inside four more loops, outermost first. */
BF_KERNEL void bf_add_linear_broadcast_s8(const int8_t *a, const int8_t *b, int8_t *output, int32_t size_0, int32_t a_0,
                                          int32_t b_0, int32_t size_1, int32_t a_1, int32_t b_1, int32_t size_2,
                                          int32_t a_2, int32_t b_2, int32_t size_3, int32_t a_3, int32_t b_3,
                                          int32_t rows, int32_t n, int32_t row_a, int32_t step_a, int32_t row_b,
                                          int32_t step_b, int32_t factor_a, int32_t factor_b, int32_t offset,
                                          int32_t shift, int32_t low, int32_t high)
{
    for (int32_t i = 0; i < size_0; i++) {
        for (int32_t j = 0; j < size_1; j++) {
            for (int32_t k = 0; k < size_2; k++) {
                for (int32_t l = 0; l < size_3; l++) {
                    bf_add_linear_s8(a + i * a_0 + j * a_1 + k * a_2 + l * a_3,
                                     b + i * b_0 + j * b_1 + k * b_2 + l * b_3, output, rows, n, row_a, step_a, row_b,
                                     step_b, factor_a, factor_b, offset, shift, low, high);
                    output += rows * n;
                }
            }
        }
    }
}
