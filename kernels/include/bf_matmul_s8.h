/* One vector of k int8 codes against n rows of int8 weights: the inside of fully connected and convolution.
 *
 *   out[c] = clamp(requantize(bias[c] + offset + sum_i in[i] * weights[c][i]) + zero_out, low, high)
 *
 * The input's zero point is folded into the bias: bias[c] = b[c] - zero_in * sum_i weights[c][i].
 * `channel_step` is 1 with a multiplier for each channel, 0 with one for all; `any_shift` is 1 where a shift may be
 * negative.
 */
#ifndef BF_MATMUL_S8_H
#define BF_MATMUL_S8_H

#include "bf_finish_s8.h"

BF_KERNEL void bf_matmul_s8(const int8_t *input, const int8_t *weights, const int32_t *bias, const int32_t *multiplier,
                            const int8_t *shift, int8_t *output, int32_t k, int32_t n, int32_t offset, int32_t zero_out,
                            int32_t low, int32_t high, int32_t channel_step, int32_t any_shift)
{
    /* Four channels at a time share every load of the input. */
    for (int32_t block = n / 4; block > 0; block--) {
        int32_t acc0 = bias[0] + offset;
        int32_t acc1 = bias[1] + offset;
        int32_t acc2 = bias[2] + offset;
        int32_t acc3 = bias[3] + offset;
        for (int32_t i = 0; i < k; i++) {
            const int32_t x = input[i];
            acc0 += x * weights[i];
            acc1 += x * weights[i + k];
            acc2 += x * weights[i + 2 * k];
            acc3 += x * weights[i + 3 * k];
        }
        output[0] = bf_finish_s8(acc0, multiplier[0], shift[0], zero_out, low, high, any_shift);
        multiplier += channel_step;
        shift += channel_step;
        output[1] = bf_finish_s8(acc1, multiplier[0], shift[0], zero_out, low, high, any_shift);
        multiplier += channel_step;
        shift += channel_step;
        output[2] = bf_finish_s8(acc2, multiplier[0], shift[0], zero_out, low, high, any_shift);
        multiplier += channel_step;
        shift += channel_step;
        output[3] = bf_finish_s8(acc3, multiplier[0], shift[0], zero_out, low, high, any_shift);
        multiplier += channel_step;
        shift += channel_step;
        weights += 4 * k;
        bias += 4;
        output += 4;
    }
    for (int32_t rest = n % 4; rest > 0; rest--) {
        int32_t acc = *bias++ + offset;
        for (int32_t i = 0; i < k; i++) {
            acc += input[i] * *weights++;
        }
        *output++ = bf_finish_s8(acc, *multiplier, *shift, zero_out, low, high, any_shift);
        multiplier += channel_step;
        shift += channel_step;
    }
}

#endif
