/* One vector of k int8 codes against n rows of int8 weights: the inside of fully connected and convolution.
 *
 *   out[c] = clamp(requantize(bias[c] + sum_i in[i] * weights[c][i]) + zero_out, low, high)
 *
 * The input's zero point is folded into the bias: bias[c] = b[c] - zero_in * sum_i weights[c][i].
 * `channel_step` is 1 with a multiplier for each channel, 0 with one for all; `any_shift` is 1 where a shift may be
 * negative.
 */
#ifndef BF_MATMUL_S8_H
#define BF_MATMUL_S8_H

#include "bf_finish_s8.h"

BF_KERNEL void bf_matmul_s8(const int8_t *input, const int8_t *weights, const int32_t *bias, const int32_t *multiplier,
                            const int8_t *shift, int8_t *output, int32_t k, int32_t n, int32_t zero_out, int32_t low,
                            int32_t high, int32_t channel_step, int32_t any_shift)
{
    int32_t c = 0;
    /* Four channels at a time share every load of the input. */
    for (; c + 4 <= n; c += 4) {
        const int8_t *w = weights + (ptrdiff_t)c * k;
        int32_t acc0 = bias[c];
        int32_t acc1 = bias[c + 1];
        int32_t acc2 = bias[c + 2];
        int32_t acc3 = bias[c + 3];
        for (int32_t i = 0; i < k; i++) {
            const int32_t x = input[i];
            acc0 += x * w[i];
            acc1 += x * w[i + k];
            acc2 += x * w[i + 2 * k];
            acc3 += x * w[i + 3 * k];
        }
        const int32_t *m = multiplier + c * channel_step;
        const int8_t *s = shift + c * channel_step;
        output[c] = bf_finish_s8(acc0, m[0], s[0], zero_out, low, high, any_shift);
        output[c + 1] = bf_finish_s8(acc1, m[channel_step], s[channel_step], zero_out, low, high, any_shift);
        output[c + 2] = bf_finish_s8(acc2, m[2 * channel_step], s[2 * channel_step], zero_out, low, high, any_shift);
        output[c + 3] = bf_finish_s8(acc3, m[3 * channel_step], s[3 * channel_step], zero_out, low, high, any_shift);
    }
    for (; c < n; c++) {
        const int8_t *w = weights + (ptrdiff_t)c * k;
        int32_t acc = bias[c];
        for (int32_t i = 0; i < k; i++) {
            acc += input[i] * w[i];
        }
        output[c] = bf_finish_s8(acc, multiplier[c * channel_step], shift[c * channel_step], zero_out, low, high, any_shift);
    }
}

#endif
