/* Depthwise convolution with one output channel for each input channel, int16 with int8 weights, any kernel, stride, dilation
 * and padding. Taps outside the image are left out. Weights: [kernel y][kernel x][channel] as in the file. Bias, sums and
 * rounding: bf_finish_s16.h.
 */
#include "../include/bf_finish_s16.h"
#include "../include/bf_taps.h"

BF_KERNEL void bf_depthwise_conv_2d_s16(const int16_t *input, const int8_t *weights, const void *bias, const void *multiplier,
                                        const int8_t *shift, int16_t *output, int32_t batch, int32_t in_h, int32_t in_w,
                                        int32_t channels, int32_t out_h, int32_t out_w, int32_t kernel_h, int32_t kernel_w,
                                        int32_t stride_h, int32_t stride_w, int32_t dilation_h, int32_t dilation_w,
                                        int32_t pad_top, int32_t pad_left, int32_t low, int32_t high, int32_t channel_step,
                                        int32_t wide, int32_t rounds_once)
{
    for (int32_t pixel = 0; pixel < batch * out_h * out_w; pixel++) {
        const int32_t top = pixel / out_w % out_h * stride_h - pad_top;
        const int32_t left = pixel % out_w * stride_w - pad_left;
        const int16_t *image = input + (ptrdiff_t)(pixel / (out_h * out_w)) * in_h * in_w * channels;
        const int32_t first_y = bf_first_tap(top, dilation_h);
        const int32_t end_y = bf_end_tap(top, dilation_h, kernel_h, in_h);
        const int32_t first_x = bf_first_tap(left, dilation_w);
        const int32_t end_x = bf_end_tap(left, dilation_w, kernel_w, in_w);
        int32_t c = 0;
        /* Four channels at a time share the walk over the window. */
        for (; !wide && c + 4 <= channels; c += 4) {
            int32_t acc[4];
            for (int32_t i = 0; i < 4; i++) {
                acc[i] = (int32_t)bf_bias_s16(bias, c + i, 0);
            }
            for (int32_t ky = first_y; ky < end_y; ky++) {
                for (int32_t kx = first_x; kx < end_x; kx++) {
                    const int16_t *in =
                        image + ((ptrdiff_t)(top + ky * dilation_h) * in_w + left + kx * dilation_w) * channels + c;
                    const int8_t *w = weights + (ky * kernel_w + kx) * channels + c;
                    acc[0] += in[0] * w[0];
                    acc[1] += in[1] * w[1];
                    acc[2] += in[2] * w[2];
                    acc[3] += in[3] * w[3];
                }
            }
            for (int32_t i = 0; i < 4; i++) {
                *output++ = bf_finish_s16(acc[i], multiplier, shift, c + i, low, high, channel_step, rounds_once);
            }
        }
        for (; c < channels; c++) {
            int64_t acc = bf_bias_s16(bias, c, wide);
            for (int32_t ky = first_y; ky < end_y; ky++) {
                for (int32_t kx = first_x; kx < end_x; kx++) {
                    const int16_t *in =
                        image + ((ptrdiff_t)(top + ky * dilation_h) * in_w + left + kx * dilation_w) * channels + c;
                    acc += *in * weights[(ky * kernel_w + kx) * channels + c];
                }
            }
            *output++ = bf_finish_s16(acc, multiplier, shift, c, low, high, channel_step, rounds_once);
        }
    }
}
