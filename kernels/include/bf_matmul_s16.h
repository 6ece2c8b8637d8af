/* One vector of k int16 codes against n plain rows of int8 weights: the inside of fully connected and convolution.
 *
 *   out[c] = clamp(requantize(bias[c] + offset + sum_i in[i] * weights[c][i]), low, high)
 *
 * Int16 codes have no zero point. Biases and multipliers are those of channel `first` on: bf_finish_s16.h.
 */
#ifndef BF_MATMUL_S16_H
#define BF_MATMUL_S16_H

#include "bf_dot_s16.h"
#include "bf_finish_s16.h"

/* Adds the products with four consecutive rows, which share every load of the codes. Modulo 2^32. */
BF_KERNEL void bf_dot_4_s16(const int16_t *input, const int8_t *weights, int32_t k, uint32_t acc[4])
{
    uint32_t acc0 = acc[0];
    uint32_t acc1 = acc[1];
    uint32_t acc2 = acc[2];
    uint32_t acc3 = acc[3];
    for (int32_t i = 0; i < k; i++) {
        const int32_t x = input[i];
        acc0 += (uint32_t)(x * weights[i]);
        acc1 += (uint32_t)(x * weights[i + k]);
        acc2 += (uint32_t)(x * weights[i + 2 * k]);
        acc3 += (uint32_t)(x * weights[i + 3 * k]);
    }
    acc[0] = acc0;
    acc[1] = acc1;
    acc[2] = acc2;
    acc[3] = acc3;
}

BF_KERNEL void bf_matmul_s16(const int16_t *input, const int8_t *weights, const void *bias, const void *multiplier,
                             const int8_t *shift, int16_t *output, int32_t first, int32_t k, int32_t n, int64_t offset,
                             int32_t low, int32_t high, int32_t channel_step, int32_t wide, int32_t rounds_once)
{
    const int32_t blocks = wide ? 0 : n / 4;
    int32_t c = first;
    for (int32_t block = blocks; block > 0; block--, c += 4) {
        uint32_t acc[4];
        for (int32_t i = 0; i < 4; i++) {
            acc[i] = (uint32_t)(bf_bias_s16(bias, c + i, 0) + offset);
        }
        bf_dot_4_s16(input, weights, k, acc);
        for (int32_t i = 0; i < 4; i++) {
            *output++ = bf_finish_s16((int32_t)acc[i], multiplier, shift, c + i, low, high, channel_step, rounds_once);
        }
        weights += 4 * k;
    }
    for (int32_t rest = n - 4 * blocks; rest > 0; rest--, c++) {
        const int64_t acc = bf_bias_s16(bias, c, wide) + offset + bf_dot_s16(input, weights, k);
        *output++ = bf_finish_s16(acc, multiplier, shift, c, low, high, channel_step, rounds_once);
        weights += k;
    }
}

#endif
