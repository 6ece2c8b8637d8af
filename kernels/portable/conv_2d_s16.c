/* Convolution, int16 with int8 weights, any kernel, stride, dilation, padding and grouping.
 *
 * The window of one output pixel is gathered into `patch`, taps outside the image being zero; then it is multiplied with
 * all weight rows of its group. Weights: rows [kernel y][kernel x][group channel] as in the file. Formula, sums and
 * rounding: bf_matmul_s16.h.
 */
#include "../include/bf_gather_window.h"
#include "../include/bf_matmul_s16.h"

BF_KERNEL void bf_conv_2d_s16(const int16_t *input, const int8_t *weights, const void *bias, const void *multiplier,
                              const int8_t *shift, int16_t *patch, int16_t *output, int32_t batch, int32_t in_h, int32_t in_w,
                              int32_t in_c, int32_t out_h, int32_t out_w, int32_t out_c, int32_t kernel_h, int32_t kernel_w,
                              int32_t stride_h, int32_t stride_w, int32_t dilation_h, int32_t dilation_w, int32_t pad_top,
                              int32_t pad_left, int32_t groups, int32_t low, int32_t high, int32_t channel_step, int32_t wide,
                              int32_t rounds_once)
{
    const int32_t group_c = in_c / groups;
    const int32_t group_n = out_c / groups;
    const int32_t k = kernel_h * kernel_w * group_c;
    for (int32_t pixel = 0; pixel < batch * out_h * out_w; pixel++) {
        const int32_t y = pixel / out_w % out_h;
        const int32_t x = pixel % out_w;
        const int16_t *image = input + (ptrdiff_t)(pixel / (out_h * out_w)) * in_h * in_w * in_c;
        for (int32_t g = 0; g < groups; g++) {
            const int32_t c = g * group_n;
            bf_gather_window(image + g * group_c, patch, y * stride_h - pad_top, x * stride_w - pad_left, in_h, in_w,
                             2 * in_c, kernel_h, kernel_w, dilation_h, dilation_w, 2 * group_c, 0);
            bf_matmul_s16(patch, weights + (ptrdiff_t)c * k, bias, multiplier, shift, output + (ptrdiff_t)pixel * out_c + c, c,
                          k, group_n, 0, low, high, channel_step, wide, rounds_once);
        }
    }
}
