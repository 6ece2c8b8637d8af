/* Transposed convolution, float32: each output sums the inputs that reach it in their own order, row, column, channel, so
 * that it rounds as the reference does. Weights: [out channel][kernel y][kernel x][in channel] as in the file.
 *
 * Output o is reached by input i through tap o + pad - i * stride, so ascending inputs meet descending taps.
 */
#include "../include/bf_clamp_f32.h"

/* The highest tap that output o, padding included, is reached through; negative where there is none. */
BF_KERNEL int32_t bf_last_tap(int32_t kernel, int32_t stride, int32_t o)
{
    const int32_t phase = o % stride;
    return phase < kernel ? phase + (kernel - 1 - phase) / stride * stride : -1;
}

BF_KERNEL void bf_transpose_conv_f32(const float *input, const float *weights, const float *bias, float *output,
                                     int32_t batch, int32_t in_h, int32_t in_w, int32_t in_c, int32_t out_h, int32_t out_w,
                                     int32_t out_c, int32_t kernel_h, int32_t kernel_w, int32_t stride_h, int32_t stride_w,
                                     int32_t pad_top, int32_t pad_left, float low, float high)
{
    for (int32_t row = 0; row < batch * out_h; row++) {
        const float *image = input + (ptrdiff_t)(row / out_h) * in_h * in_w * in_c;
        const int32_t y = row % out_h + pad_top;
        for (int32_t x = pad_left; x < out_w + pad_left; x++) {
            for (int32_t c = 0; c < out_c; c++) {
                const float *kernel = weights + (ptrdiff_t)c * kernel_h * kernel_w * in_c;
                float acc = 0.0f;
                for (int32_t ky = bf_last_tap(kernel_h, stride_h, y); ky >= 0; ky -= stride_h) {
                    const int32_t in_y = (y - ky) / stride_h;
                    for (int32_t kx = bf_last_tap(kernel_w, stride_w, x); kx >= 0; kx -= stride_w) {
                        const int32_t in_x = (x - kx) / stride_w;
                        if (ky <= y && kx <= x && in_y < in_h && in_x < in_w) {
                            const float *pixel = image + ((ptrdiff_t)in_y * in_w + in_x) * in_c;
                            const float *tap = kernel + ((ptrdiff_t)ky * kernel_w + kx) * in_c;
                            for (int32_t i = 0; i < in_c; i++) {
                                acc += pixel[i] * tap[i];
                            }
                        }
                    }
                }
                *output++ = bf_clamp_f32(acc + bias[c], low, high);
            }
        }
    }
}
