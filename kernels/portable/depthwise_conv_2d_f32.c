/* Depthwise convolution with one output channel for each input channel, float32, any kernel, stride, dilation and padding.
 * Sums run over kernel row and column and leave out what is outside the image; the bias comes last: so each rounds as the
 * reference does. Weights: [kernel y][kernel x][channel] as in the file.
 */
#include "../include/bf_clamp_f32.h"
#include "../include/bf_taps.h"

BF_KERNEL void bf_depthwise_conv_2d_f32(const float *input, const float *weights, const float *bias, float *output,
                                        int32_t batch, int32_t in_h, int32_t in_w, int32_t channels, int32_t out_h,
                                        int32_t out_w, int32_t kernel_h, int32_t kernel_w, int32_t stride_h, int32_t stride_w,
                                        int32_t dilation_h, int32_t dilation_w, int32_t pad_top, int32_t pad_left, float low,
                                        float high)
{
    for (int32_t pixel = 0; pixel < batch * out_h * out_w; pixel++) {
        const int32_t top = pixel / out_w % out_h * stride_h - pad_top;
        const int32_t left = pixel % out_w * stride_w - pad_left;
        const float *image = input + (ptrdiff_t)(pixel / (out_h * out_w)) * in_h * in_w * channels;
        const int32_t first_y = bf_first_tap(top, dilation_h);
        const int32_t end_y = bf_end_tap(top, dilation_h, kernel_h, in_h);
        const int32_t first_x = bf_first_tap(left, dilation_w);
        const int32_t end_x = bf_end_tap(left, dilation_w, kernel_w, in_w);
        int32_t c = 0;
        /* Four channels at a time share the walk over the window. */
        for (; c + 4 <= channels; c += 4) {
            float acc[4] = {0.0f, 0.0f, 0.0f, 0.0f};
            for (int32_t ky = first_y; ky < end_y; ky++) {
                for (int32_t kx = first_x; kx < end_x; kx++) {
                    const float *in =
                        image + ((ptrdiff_t)(top + ky * dilation_h) * in_w + left + kx * dilation_w) * channels + c;
                    const float *w = weights + (ky * kernel_w + kx) * channels + c;
                    acc[0] += in[0] * w[0];
                    acc[1] += in[1] * w[1];
                    acc[2] += in[2] * w[2];
                    acc[3] += in[3] * w[3];
                }
            }
            for (int32_t i = 0; i < 4; i++) {
                *output++ = bf_clamp_f32(acc[i] + bias[c + i], low, high);
            }
        }
        for (; c < channels; c++) {
            float acc = 0.0f;
            for (int32_t ky = first_y; ky < end_y; ky++) {
                for (int32_t kx = first_x; kx < end_x; kx++) {
                    const float *in =
                        image + ((ptrdiff_t)(top + ky * dilation_h) * in_w + left + kx * dilation_w) * channels + c;
                    acc += *in * weights[(ky * kernel_w + kx) * channels + c];
                }
            }
            *output++ = bf_clamp_f32(acc + bias[c], low, high);
        }
    }
}
