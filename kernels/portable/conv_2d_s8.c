/* Convolution, int8, any kernel, stride, dilation, padding and grouping.
 *
 * The window of one output pixel is gathered into `patch` (k bytes), taps outside the image holding the input's zero
 * point, so that they cancel against the folded bias; then it is multiplied with all weight rows of its group.
 *
 * Weights: rows [kernel y][kernel x][group channel], group by group. Their order, formula and folded bias: bf_matmul_s8.h.
 */
#include "../include/bf_gather_window.h"
#include "../include/bf_matmul_s8.h"

BF_KERNEL void bf_conv_2d_s8(const int8_t *input, const int8_t *weights, const int32_t *bias, const int32_t *multiplier,
                             const int8_t *shift, int8_t *patch, int8_t *output, int32_t batch, int32_t in_h, int32_t in_w,
                             int32_t in_c, int32_t out_h, int32_t out_w, int32_t out_c, int32_t kernel_h, int32_t kernel_w,
                             int32_t stride_h, int32_t stride_w, int32_t dilation_h, int32_t dilation_w, int32_t pad_top,
                             int32_t pad_left, int32_t groups, int32_t zero_in, int32_t zero_out, int32_t low, int32_t high,
                             int32_t channel_step, int32_t any_shift)
{
    const int32_t group_c = in_c / groups;
    const int32_t group_n = out_c / groups;
    const int32_t k = kernel_h * kernel_w * group_c;
    for (int32_t pixel = 0; pixel < batch * out_h * out_w; pixel++) {
        const int32_t y = pixel / out_w % out_h;
        const int32_t x = pixel % out_w;
        const int8_t *image = input + (ptrdiff_t)(pixel / (out_h * out_w)) * in_h * in_w * in_c;
        for (int32_t g = 0; g < groups; g++) {
            const int32_t c = g * group_n;
            bf_gather_window(image + g * group_c, patch, y * stride_h - pad_top, x * stride_w - pad_left, in_h, in_w, in_c,
                             kernel_h, kernel_w, dilation_h, dilation_w, group_c, zero_in);
            bf_matmul_s8(patch, weights + (ptrdiff_t)c * k, bias + c, multiplier + c * channel_step, shift + c * channel_step,
                         output + (ptrdiff_t)pixel * out_c + c, k, group_n, 0, zero_out, low, high, channel_step,
                         any_shift);
        }
    }
}
