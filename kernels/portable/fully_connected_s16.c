/* Fully connected and 1x1 convolution without padding, int16 with int8 weights: each of `rows` input vectors against all
 * weight rows. Formula, sums and rounding: bf_matmul_s16.h. Where the weights have a zero point, each row subtracts that
 * many times the sum of its codes.
 */
#include "../include/bf_matmul_s16.h"

BF_KERNEL void bf_fully_connected_s16(const int16_t *input, const int8_t *weights, const void *bias, const void *multiplier,
                                      const int8_t *shift, int16_t *output, int32_t rows, int32_t k, int32_t n,
                                      int32_t zero_weights, int32_t low, int32_t high, int32_t channel_step, int32_t wide,
                                      int32_t rounds_once)
{
    for (int32_t row = 0; row < rows; row++) {
        const int16_t *in = input + (ptrdiff_t)row * k;
        int64_t offset = 0;
        for (int32_t i = 0; zero_weights != 0 && i < k; i++) {
            offset -= in[i] * zero_weights;
        }
        bf_matmul_s16(in, weights, bias, multiplier, shift, output + (ptrdiff_t)row * n, 0, k, n, offset, low, high,
                      channel_step, wide, rounds_once);
    }
}
