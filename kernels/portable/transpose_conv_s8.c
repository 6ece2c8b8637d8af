/* Transposed convolution, int8, without the reference's buffer of sums: each output pixel gathers what reaches it.
 *
 * Along an axis, output o is reached through every stride-th tap only: those with tap % stride == (o + pad) % stride, its
 * phase. Weights are packed by phase, [phase y][phase x][out channel][tap y][tap x][in channel], the taps of a phase in the
 * order of the inputs they meet; so the pixels of one phase are a plain convolution with stride 1 and a kernel of fewer taps.
 * The rows of a phase then stand in the order of bf_matmul_s8.h.
 * Inputs outside the image hold the zero point, so that they cancel against the bias: one row of it for each phase, or
 * bias_step 0 with one for all. `patch` holds the inputs of one pixel.
 */
#include <string.h>

#include "../include/bf_matmul_s8.h"

/* rows x columns input pixels from (top, left) on. */
BF_KERNEL void bf_gather_pixels_s8(const int8_t *image, int8_t *patch, int32_t top, int32_t left, int32_t rows,
                                   int32_t columns, int32_t in_h, int32_t in_w, int32_t in_c, int32_t zero_in)
{
    for (int32_t y = top; y < top + rows; y++) {
        for (int32_t x = left; x < left + columns; x++) {
            if (y >= 0 && y < in_h && x >= 0 && x < in_w) {
                memcpy(patch, image + ((ptrdiff_t)y * in_w + x) * in_c, (size_t)in_c);
            } else {
                memset(patch, zero_in, (size_t)in_c);
            }
            patch += in_c;
        }
    }
}

/* Taps of the phases before this one. */
BF_KERNEL int32_t bf_taps_before(int32_t kernel, int32_t stride, int32_t phase)
{
    const int32_t longer = kernel % stride;
    return phase * (kernel / stride) + (phase < longer ? phase : longer);
}

BF_KERNEL void bf_transpose_conv_s8(const int8_t *input, const int8_t *weights, const int32_t *bias,
                                    const int32_t *multiplier, const int8_t *shift, int8_t *patch, int8_t *output,
                                    int32_t batch, int32_t in_h, int32_t in_w, int32_t in_c, int32_t out_h, int32_t out_w,
                                    int32_t out_c, int32_t kernel_h, int32_t kernel_w, int32_t stride_h, int32_t stride_w,
                                    int32_t pad_top, int32_t pad_left, int32_t zero_in, int32_t bias_step, int32_t zero_out,
                                    int32_t low, int32_t high, int32_t channel_step, int32_t any_shift)
{
    for (int32_t row = 0; row < batch * out_h; row++) {
        const int8_t *image = input + (ptrdiff_t)(row / out_h) * in_h * in_w * in_c;
        const int32_t y = row % out_h + pad_top;
        const int32_t above = bf_taps_before(kernel_h, stride_h, y % stride_h);
        const int32_t taps_y = bf_taps_before(kernel_h, stride_h, y % stride_h + 1) - above;
        for (int32_t x = pad_left; x < out_w + pad_left; x++) {
            const int32_t before = bf_taps_before(kernel_w, stride_w, x % stride_w);
            const int32_t taps_x = bf_taps_before(kernel_w, stride_w, x % stride_w + 1) - before;
            const int32_t first = (above * kernel_w + taps_y * before) * in_c * out_c;
            bf_gather_pixels_s8(image, patch, y / stride_h - taps_y + 1, x / stride_w - taps_x + 1, taps_y, taps_x, in_h, in_w,
                                in_c, zero_in);
            bf_matmul_s8(patch, weights + first, bias + (y % stride_h * stride_w + x % stride_w) * bias_step, multiplier, shift,
                         output, taps_y * taps_x * in_c, out_c, 0, zero_out, low, high, channel_step, any_shift);
            output += out_c;
        }
    }
}
