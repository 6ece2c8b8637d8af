/* Fully connected and 1x1 convolution without padding, int8 with int4 weights that stay packed: each of `rows` input
 * vectors against all weight rows. Order of the weights and formula: bf_matmul_s4.h. Where the weights have a zero point,
 * each row subtracts that many times the sum of its codes.
 */
#include "../include/bf_matmul_s4.h"

BF_KERNEL void bf_fully_connected_s4(const int8_t *input, const uint8_t *weights, const int32_t *bias,
                                     const int32_t *multiplier, const int8_t *shift, int8_t *output, int32_t rows, int32_t k,
                                     int32_t n, int32_t zero_weights, int32_t zero_out, int32_t low, int32_t high,
                                     int32_t channel_step, int32_t any_shift)
{
    for (int32_t row = 0; row < rows; row++) {
        const int8_t *in = input + (ptrdiff_t)row * k;
        const int32_t offset = zero_weights == 0 ? 0 : -zero_weights * (int32_t)bf_sum_s8(in, k);
        bf_matmul_s4(in, weights, bias, multiplier, shift, output + (ptrdiff_t)row * n, k, n, offset, zero_out, low, high,
                     channel_step, any_shift);
    }
}
