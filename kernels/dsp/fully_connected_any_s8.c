/* Fully connected and 1x1 convolution without padding, int8, for cores with the DSP extension: what the kernels with two
 * channels per multiplication (bf_dual_s8.h) cannot take. It assumes nothing of weights, sums and shifts.
 *
 * Each of `rows` vectors against groups of four channels. Weights: {channel 0, 1, 2, 3} x 4 taps in turn, the last group
 * and k filled up with zeros. Formula, folded bias and requantization: bf_matmul_s8.h.
 */
#include "../include/bf_matmul_s8.h"
#include "bf_dsp.h"

/* Four taps of one channel. */
BF_KERNEL uint32_t bf_any_step(uint32_t w, uint32_t even, uint32_t odd, uint32_t acc)
{
    return bf_smlad(bf_sxtb16_odd(w), odd, bf_smlad(bf_sxtb16(w), even, acc));
}

/* Four taps of four channels. */
BF_KERNEL const uint32_t *bf_any_taps(const uint32_t *weights, uint32_t codes, uint32_t *acc)
{
    const uint32_t even = bf_sxtb16(codes);
    const uint32_t odd = bf_sxtb16_odd(codes);
    uint32_t w0;
    uint32_t w1;
    weights = bf_load_pair(weights, &w0, &w1);
    acc[0] = bf_any_step(w0, even, odd, acc[0]);
    acc[1] = bf_any_step(w1, even, odd, acc[1]);
    weights = bf_load_pair(weights, &w0, &w1);
    acc[2] = bf_any_step(w0, even, odd, acc[2]);
    acc[3] = bf_any_step(w1, even, odd, acc[3]);
    return weights;
}

/* One vector, four channels. */
BF_KERNEL const uint32_t *bf_any_group(const int8_t *input, const uint32_t *weights, const int32_t *bias, uint32_t *acc,
                                       int32_t k)
{
    acc[0] = (uint32_t)bias[0];
    acc[1] = (uint32_t)bias[1];
    acc[2] = (uint32_t)bias[2];
    acc[3] = (uint32_t)bias[3];
    for (const int8_t *end = input + k / 8 * 8; input != end;) {
        weights = bf_any_taps(weights, bf_load_codes(&input), acc);
        weights = bf_any_taps(weights, bf_load_codes(&input), acc);
    }
    if (k & 4) {
        weights = bf_any_taps(weights, bf_load_codes(&input), acc);
    }
    if (k & 3) {
        weights = bf_any_taps(weights, bf_load_bytes(input, (size_t)(k & 3)), acc);
    }
    return weights;
}

BF_KERNEL void bf_fully_connected_any_dsp_s8(const int8_t *input, const uint32_t *weights, const int32_t *bias,
                                             const int32_t *multiplier, const int8_t *shift, int8_t *output, int32_t rows,
                                             int32_t k, int32_t n, int32_t zero_out, int32_t low, int32_t high,
                                             int32_t channel_step, int32_t any_shift)
{
    for (int32_t row = 0; row < rows; row++) {
        const uint32_t *w = weights;
        for (int32_t c = 0; c < n; c += 4) {
            uint32_t acc[4];
            w = bf_any_group(input + (ptrdiff_t)row * k, w, bias + c, acc, k);
            const int32_t count = n - c < 4 ? n - c : 4;
            const int32_t *m = multiplier + c * channel_step;
            const int8_t *s = shift + c * channel_step;
            for (int32_t i = 0; i < count; i++) {
                *output++ = bf_finish_s8((int32_t)acc[i], m[i * channel_step], s[i * channel_step], zero_out, low, high,
                                         any_shift);
            }
        }
    }
}
