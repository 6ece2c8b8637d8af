/* Fully connected and 1x1 convolution without padding, int8: each of `rows` input vectors against all weight rows.
 *
 * Order of the weights, formula, folded bias and requantization: bf_matmul_s8.h.
 */
#include "../include/bf_matmul_s8.h"

BF_KERNEL void bf_fully_connected_s8(const int8_t *input, const int8_t *weights, const int32_t *bias,
                                     const int32_t *multiplier, const int8_t *shift, int8_t *output, int32_t rows,
                                     int32_t k, int32_t n, int32_t zero_out, int32_t low, int32_t high,
                                     int32_t channel_step, int32_t any_shift)
{
    for (int32_t row = 0; row < rows; row++) {
        bf_matmul_s8(input + (ptrdiff_t)row * k, weights, bias, multiplier, shift, output + (ptrdiff_t)row * n, k, n, zero_out,
                     low, high, channel_step, any_shift);
    }
}
