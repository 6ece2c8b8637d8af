/* Convolution, float32, any kernel, stride, dilation, padding and grouping. Sums run over kernel row, kernel column, channel
 * and leave out what is outside the image; the bias comes last: so each rounds as the reference does. Weights: rows
 * [kernel y][kernel x][group channel] as in the file.
 */
#include "../include/bf_clamp_f32.h"
#include "../include/bf_dot_4_f32.h"
#include "../include/bf_taps.h"

/* Adds to `lanes` (1 or 4) sums the window that begins at row `top` and column `left`, for as many rows of k weights. */
BF_KERNEL void bf_conv_window_f32(const float *image, const float *weights, float acc[4], int32_t lanes, int32_t k,
                                  int32_t top, int32_t left, int32_t in_h, int32_t in_w, int32_t in_c, int32_t kernel_h,
                                  int32_t kernel_w, int32_t dilation_h, int32_t dilation_w, int32_t group_c)
{
    /* With all channels and neighbouring columns, a row of the window is one run. */
    const int32_t run = group_c == in_c && dilation_w == 1;
    const int32_t first = bf_first_tap(left, dilation_w);
    const int32_t columns = bf_end_tap(left, dilation_w, kernel_w, in_w) - first;
    const int32_t runs = run && columns > 0 ? 1 : columns;
    const int32_t length = run ? columns * group_c : group_c;
    for (int32_t ky = bf_first_tap(top, dilation_h); ky < bf_end_tap(top, dilation_h, kernel_h, in_h); ky++) {
        const float *in = image + ((ptrdiff_t)(top + ky * dilation_h) * in_w + left + first * dilation_w) * in_c;
        const float *w = weights + ((ptrdiff_t)ky * kernel_w + first) * group_c;
        for (int32_t i = 0; i < runs; i++) {
            if (lanes == 4) {
                bf_dot_4_f32(in, w, k, length, acc);
            } else {
                for (int32_t j = 0; j < length; j++) {
                    acc[0] += in[j] * w[j];
                }
            }
            in += dilation_w * in_c;
            w += group_c;
        }
    }
}

BF_KERNEL void bf_conv_2d_f32(const float *input, const float *weights, const float *bias, float *output, int32_t batch,
                              int32_t in_h, int32_t in_w, int32_t in_c, int32_t out_h, int32_t out_w, int32_t out_c,
                              int32_t kernel_h, int32_t kernel_w, int32_t stride_h, int32_t stride_w, int32_t dilation_h,
                              int32_t dilation_w, int32_t pad_top, int32_t pad_left, int32_t groups, float low, float high)
{
    const int32_t group_c = in_c / groups;
    const int32_t group_n = out_c / groups;
    const int32_t k = kernel_h * kernel_w * group_c;
    for (int32_t pixel = 0; pixel < batch * out_h * out_w; pixel++) {
        const int32_t top = pixel / out_w % out_h * stride_h - pad_top;
        const int32_t left = pixel % out_w * stride_w - pad_left;
        const float *image = input + (ptrdiff_t)(pixel / (out_h * out_w)) * in_h * in_w * in_c;
        int32_t lanes = 4;
        for (int32_t c = 0; c < out_c; c += lanes) {
            const float *channels = image + c / group_n * group_c;
            const float *rows = weights + (ptrdiff_t)c * k;
            float acc[4] = {0.0f, 0.0f, 0.0f, 0.0f};
            lanes = c % group_n + 4 <= group_n ? 4 : 1;
            if (lanes == 4) {
                bf_conv_window_f32(channels, rows, acc, 4, k, top, left, in_h, in_w, in_c, kernel_h, kernel_w, dilation_h,
                                   dilation_w, group_c);
            } else {
                bf_conv_window_f32(channels, rows, acc, 1, k, top, left, in_h, in_w, in_c, kernel_h, kernel_w, dilation_h,
                                   dilation_w, group_c);
            }
            for (int32_t i = 0; i < lanes; i++) {
                *output++ = bf_clamp_f32(acc[i] + bias[c + i], low, high);
            }
        }
    }
}
