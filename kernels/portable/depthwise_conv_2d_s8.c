/* Depthwise convolution with one output channel for each input channel, int8, any kernel, stride, dilation and padding.
 *
 *   out[c] = clamp(requantize(bias[c] + sum_taps in[tap][c] * weights[tap][c]) + zero_out, low, high)
 *
 * bias[c] = b[c] - zero_in * sum_taps weights[tap][c], so taps outside the image count as zero_in.
 * Weights: [kernel y][kernel x][channel] as in the file. Requantization: bf_requantize.h.
 */
#include "../include/bf_finish_s8.h"

/* All channels of one output pixel, whose window begins at row `top` and column `left` of the image. `checked` is 1 where
 * the window may reach outside. */
BF_KERNEL void bf_depthwise_pixel_s8(const int8_t *image, const int8_t *weights, const int32_t *bias,
                                     const int32_t *multiplier, const int8_t *shift, int8_t *output, int32_t top, int32_t left,
                                     int32_t in_h, int32_t in_w, int32_t channels, int32_t kernel_h, int32_t kernel_w,
                                     int32_t dilation_h, int32_t dilation_w, int32_t zero_in, int32_t zero_out, int32_t low,
                                     int32_t high, int32_t channel_step, int32_t any_shift, int32_t checked)
{
    int32_t c = 0;
    /* Four channels at a time share the walk over the window. */
    for (; c + 4 <= channels; c += 4) {
        int32_t acc0 = bias[c];
        int32_t acc1 = bias[c + 1];
        int32_t acc2 = bias[c + 2];
        int32_t acc3 = bias[c + 3];
        const int8_t *w = weights + c;
        for (int32_t ky = 0; ky < kernel_h; ky++) {
            const int32_t y = top + ky * dilation_h;
            for (int32_t kx = 0; kx < kernel_w; kx++) {
                const int32_t x = left + kx * dilation_w;
                if (!checked || ((uint32_t)y < (uint32_t)in_h && (uint32_t)x < (uint32_t)in_w)) {
                    const int8_t *in = image + ((ptrdiff_t)y * in_w + x) * channels + c;
                    acc0 += in[0] * w[0];
                    acc1 += in[1] * w[1];
                    acc2 += in[2] * w[2];
                    acc3 += in[3] * w[3];
                } else {
                    acc0 += zero_in * w[0];
                    acc1 += zero_in * w[1];
                    acc2 += zero_in * w[2];
                    acc3 += zero_in * w[3];
                }
                w += channels;
            }
        }
        const int32_t *m = multiplier + c * channel_step;
        const int8_t *s = shift + c * channel_step;
        output[c] = bf_finish_s8(acc0, m[0], s[0], zero_out, low, high, any_shift);
        output[c + 1] = bf_finish_s8(acc1, m[channel_step], s[channel_step], zero_out, low, high, any_shift);
        output[c + 2] = bf_finish_s8(acc2, m[2 * channel_step], s[2 * channel_step], zero_out, low, high, any_shift);
        output[c + 3] = bf_finish_s8(acc3, m[3 * channel_step], s[3 * channel_step], zero_out, low, high, any_shift);
    }
    for (; c < channels; c++) {
        int32_t acc = bias[c];
        const int8_t *w = weights + c;
        for (int32_t ky = 0; ky < kernel_h; ky++) {
            const int32_t y = top + ky * dilation_h;
            for (int32_t kx = 0; kx < kernel_w; kx++) {
                const int32_t x = left + kx * dilation_w;
                const int32_t inside = !checked || ((uint32_t)y < (uint32_t)in_h && (uint32_t)x < (uint32_t)in_w);
                acc += (inside ? image[((ptrdiff_t)y * in_w + x) * channels + c] : zero_in) * *w;
                w += channels;
            }
        }
        output[c] = bf_finish_s8(acc, multiplier[c * channel_step], shift[c * channel_step], zero_out, low, high, any_shift);
    }
}

BF_KERNEL void bf_depthwise_conv_2d_s8(const int8_t *input, const int8_t *weights, const int32_t *bias,
                                       const int32_t *multiplier, const int8_t *shift, int8_t *output, int32_t batch,
                                       int32_t in_h, int32_t in_w, int32_t channels, int32_t out_h, int32_t out_w,
                                       int32_t kernel_h, int32_t kernel_w, int32_t stride_h, int32_t stride_w,
                                       int32_t dilation_h, int32_t dilation_w, int32_t pad_top, int32_t pad_left,
                                       int32_t zero_in, int32_t zero_out, int32_t low, int32_t high, int32_t channel_step,
                                       int32_t any_shift)
{
    const int32_t reach_h = (kernel_h - 1) * dilation_h + 1;
    const int32_t reach_w = (kernel_w - 1) * dilation_w + 1;
    const int32_t padded = pad_top > 0 || pad_left > 0 || (out_h - 1) * stride_h - pad_top + reach_h > in_h ||
                           (out_w - 1) * stride_w - pad_left + reach_w > in_w;
    for (int32_t b = 0; b < batch; b++) {
        const int8_t *image = input + (ptrdiff_t)b * in_h * in_w * channels;
        for (int32_t y = 0; y < out_h; y++) {
            const int32_t top = y * stride_h - pad_top;
            for (int32_t x = 0; x < out_w; x++) {
                const int32_t left = x * stride_w - pad_left;
                const int32_t inside = top >= 0 && top + reach_h <= in_h && left >= 0 && left + reach_w <= in_w;
                if (!padded || inside) {
                    bf_depthwise_pixel_s8(image, weights, bias, multiplier, shift, output, top, left, in_h, in_w, channels,
                                          kernel_h, kernel_w, dilation_h, dilation_w, zero_in, zero_out, low, high,
                                          channel_step, any_shift, 0);
                } else {
                    bf_depthwise_pixel_s8(image, weights, bias, multiplier, shift, output, top, left, in_h, in_w, channels,
                                          kernel_h, kernel_w, dilation_h, dilation_w, zero_in, zero_out, low, high,
                                          channel_step, any_shift, 1);
                }
                output += channels;
            }
        }
    }
}
