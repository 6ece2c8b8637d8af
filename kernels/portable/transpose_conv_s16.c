/* Transposed convolution, int16 with int8 weights and 64-bit accumulators, without the reference's buffer of sums: each
 * output sums the inputs that reach it. Weights: [out channel][kernel y][kernel x][in channel] as in the file.
 *
 * Output o is reached by input i through tap o + pad - i * stride.
 */
#include "../include/bf_saturate_s16.h"
#include "../include/bf_dot_s16.h"
#include "../include/bf_requantize_s64.h"

BF_KERNEL void bf_transpose_conv_s16(const int16_t *input, const int8_t *weights, const int64_t *bias,
                                     const int16_t *multiplier, const int8_t *shift, int16_t *output, int32_t batch,
                                     int32_t in_h, int32_t in_w, int32_t in_c, int32_t out_h, int32_t out_w, int32_t out_c,
                                     int32_t kernel_h, int32_t kernel_w, int32_t stride_h, int32_t stride_w,
                                     int32_t pad_top, int32_t pad_left, int32_t low, int32_t high, int32_t channel_step)
{
    for (int32_t row = 0; row < batch * out_h; row++) {
        const int16_t *image = input + (ptrdiff_t)(row / out_h) * in_h * in_w * in_c;
        const int32_t y = row % out_h + pad_top;
        for (int32_t x = pad_left; x < out_w + pad_left; x++) {
            for (int32_t c = 0; c < out_c; c++) {
                const int8_t *kernel = weights + (ptrdiff_t)c * kernel_h * kernel_w * in_c;
                int64_t acc = bias[c];
                for (int32_t ky = y % stride_h; ky < kernel_h; ky += stride_h) {
                    const int32_t in_y = (y - ky) / stride_h;
                    for (int32_t kx = x % stride_w; kx < kernel_w; kx += stride_w) {
                        const int32_t in_x = (x - kx) / stride_w;
                        if (ky <= y && kx <= x && in_y < in_h && in_x < in_w) {
                            acc += bf_dot_s16(image + ((ptrdiff_t)in_y * in_w + in_x) * in_c,
                                              kernel + ((ptrdiff_t)ky * kernel_w + kx) * in_c, in_c);
                        }
                    }
                }
                const int32_t code = bf_requantize_s64(acc, multiplier[c * channel_step], shift[c * channel_step]);
                *output++ = (int16_t)bf_clamp(code, low, high);
            }
        }
    }
}
