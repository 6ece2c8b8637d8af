/* Depthwise convolution 3x3, one output channel for each input channel, no dilation, int8: the usual case, faster.
 *
 * Formula, weights and folded bias: depthwise_conv_2d_s8.c. Up to four neighbours in a row are computed together, so that
 * they share weights and the columns that their windows have in common. Padding is at most one row or column on each
 * side, which is so for SAME and VALID, any stride.
 */
#include "../include/bf_finish_s8.h"

/* One channel of `count` (1 to 4) output pixels. `in` is where the first window begins, `row_bytes` the distance of rows.
 * `left` and `right` are 1 where the first or the last column of the windows is outside. */
BF_KERNEL void bf_depthwise_strip_s8(const int8_t *in, const int8_t *w, int32_t bias, int32_t multiplier, int32_t shift,
                                     int8_t *out, int32_t count, int32_t left, int32_t right, int32_t top, int32_t in_h,
                                     int32_t row_bytes, int32_t channels, int32_t stride_w, int32_t zero_in,
                                     int32_t zero_out, int32_t low, int32_t high, int32_t any_shift)
{
    const int32_t step = stride_w * channels;
    int32_t acc0 = bias;
    int32_t acc1 = bias;
    int32_t acc2 = bias;
    int32_t acc3 = bias;
    for (int32_t y = top; y < top + 3; y++) {
        const int32_t w0 = w[0];
        const int32_t w1 = w[channels];
        const int32_t w2 = w[2 * channels];
        if ((uint32_t)y < (uint32_t)in_h) {
            acc0 += (left ? zero_in : in[0]) * w0;
            acc0 += in[channels] * w1;
            acc0 += (right && count == 1 ? zero_in : in[2 * channels]) * w2;
            if (count > 1) {
                acc1 += in[step] * w0;
                acc1 += in[step + channels] * w1;
                acc1 += (right && count == 2 ? zero_in : in[step + 2 * channels]) * w2;
            }
            if (count > 2) {
                acc2 += in[2 * step] * w0;
                acc2 += in[2 * step + channels] * w1;
                acc2 += (right && count == 3 ? zero_in : in[2 * step + 2 * channels]) * w2;
            }
            if (count > 3) {
                acc3 += in[3 * step] * w0;
                acc3 += in[3 * step + channels] * w1;
                acc3 += (right ? zero_in : in[3 * step + 2 * channels]) * w2;
            }
        } else {
            const int32_t padding = zero_in * (w0 + w1 + w2);
            acc0 += padding;
            acc1 += padding;
            acc2 += padding;
            acc3 += padding;
        }
        w += 3 * channels;
        in += row_bytes;
    }
    out[0] = bf_finish_s8(acc0, multiplier, shift, zero_out, low, high, any_shift);
    if (count > 1) {
        out[channels] = bf_finish_s8(acc1, multiplier, shift, zero_out, low, high, any_shift);
    }
    if (count > 2) {
        out[2 * channels] = bf_finish_s8(acc2, multiplier, shift, zero_out, low, high, any_shift);
    }
    if (count > 3) {
        out[3 * channels] = bf_finish_s8(acc3, multiplier, shift, zero_out, low, high, any_shift);
    }
}

/* A row is `first` pixels, then `middle` at a time, then `last`; only the first and the last may meet padding. A row of
 * at most four pixels is `first` alone. */
BF_KERNEL void bf_depthwise_conv_3x3_s8(const int8_t *input, const int8_t *weights, const int32_t *bias,
                                        const int32_t *multiplier, const int8_t *shift, int8_t *output, int32_t batch,
                                        int32_t in_h, int32_t in_w, int32_t channels, int32_t out_h, int32_t out_w,
                                        int32_t stride_h, int32_t stride_w, int32_t pad_top, int32_t pad_left, int32_t first,
                                        int32_t middle, int32_t last, int32_t zero_in, int32_t zero_out, int32_t low,
                                        int32_t high, int32_t channel_step, int32_t any_shift)
{
    const int32_t right = (out_w - 1) * stride_w - pad_left + 3 > in_w;
    for (int32_t row = 0; row < batch * out_h; row++) {
        const int32_t top = row % out_h * stride_h - pad_top;
        const ptrdiff_t start = ((ptrdiff_t)(row / out_h) * in_h + top) * in_w - pad_left;
        for (int32_t c = 0; c < channels; c++) {
            const int8_t *in = input + start * channels + c;
            const int8_t *w = weights + c;
            const int32_t b = bias[c];
            const int32_t m = multiplier[c * channel_step];
            const int32_t s = shift[c * channel_step];
            int8_t *out = output + c;
            bf_depthwise_strip_s8(in, w, b, m, s, out, first, pad_left, right && first == out_w, top, in_h, in_w * channels,
                                  channels, stride_w, zero_in, zero_out, low, high, any_shift);
            in += first * stride_w * channels;
            out += first * channels;
            for (int32_t x = first; x < out_w - last; x += middle) {
                bf_depthwise_strip_s8(in, w, b, m, s, out, middle, 0, 0, top, in_h, in_w * channels, channels, stride_w,
                                      zero_in, zero_out, low, high, any_shift);
                in += middle * stride_w * channels;
                out += middle * channels;
            }
            if (last > 0) {
                bf_depthwise_strip_s8(in, w, b, m, s, out, last, 0, right, top, in_h, in_w * channels, channels, stride_w,
                                      zero_in, zero_out, low, high, any_shift);
            }
        }
        output += out_w * channels;
    }
}
