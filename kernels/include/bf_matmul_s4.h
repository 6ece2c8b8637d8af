/* One vector of k int8 codes against n rows of int4 weights: bf_matmul_s8.h with the weights left two to a byte.
 *
 * Weights are nibbles w + 8, and 8 * sum_i in[i] is taken off. Four channels at a time lie together, tap by tap, channel 0
 * and 2 in the low halves of two bytes, 1 and 3 in the high ones. The last one to three channels follow row by row, each
 * beginning a new byte, its taps low half first.
 */
#ifndef BF_MATMUL_S4_H
#define BF_MATMUL_S4_H

#include "bf_finish_s8.h"
#include "bf_sum_s8.h"

BF_KERNEL uint32_t bf_dot_s4(const int8_t *codes, const uint8_t *weights, int32_t k)
{
    uint32_t sum = 0;
    for (int32_t i = 0; i + 2 <= k; i += 2) {
        sum += (uint32_t)(codes[i] * (*weights & 15) + codes[i + 1] * (*weights >> 4));
        weights++;
    }
    return k % 2 == 0 ? sum : sum + (uint32_t)(codes[k - 1] * (*weights & 15));
}

BF_KERNEL void bf_matmul_s4(const int8_t *input, const uint8_t *weights, const int32_t *bias, const int32_t *multiplier,
                            const int8_t *shift, int8_t *output, int32_t k, int32_t n, int32_t offset, int32_t zero_out,
                            int32_t low, int32_t high, int32_t channel_step, int32_t any_shift)
{
    const uint32_t shared = (uint32_t)offset - 8 * bf_sum_s8(input, k);
    int32_t c = 0;
    for (; c + 4 <= n; c += 4) {
        uint32_t acc[4] = {(uint32_t)bias[c] + shared, (uint32_t)bias[c + 1] + shared, (uint32_t)bias[c + 2] + shared,
                           (uint32_t)bias[c + 3] + shared};
        for (int32_t i = 0; i < k; i++) {
            const int32_t x = input[i];
            acc[0] += (uint32_t)(x * (weights[0] & 15));
            acc[1] += (uint32_t)(x * (weights[0] >> 4));
            acc[2] += (uint32_t)(x * (weights[1] & 15));
            acc[3] += (uint32_t)(x * (weights[1] >> 4));
            weights += 2;
        }
        for (int32_t i = 0; i < 4; i++) {
            const int32_t at = (c + i) * channel_step;
            *output++ = bf_finish_s8((int32_t)acc[i], multiplier[at], shift[at], zero_out, low, high, any_shift);
        }
    }
    for (; c < n; c++) {
        const uint32_t acc = (uint32_t)bias[c] + shared + bf_dot_s4(input, weights, k);
        const int32_t at = c * channel_step;
        *output++ = bf_finish_s8((int32_t)acc, multiplier[at], shift[at], zero_out, low, high, any_shift);
        weights += (k + 1) / 2;
    }
}

#endif
