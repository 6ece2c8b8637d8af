/* Pooling by the root of the mean square, float: elements inside the image, added in row order. */
#include <math.h>

#include "../include/bf_clamp_f32.h"
#include "../include/bf_window.h"

BF_KERNEL void bf_l2_pool_2d_f32(const float *input, float *output, int32_t batch, int32_t in_h, int32_t in_w,
                                 int32_t channels, int32_t out_h, int32_t out_w, int32_t kernel_h, int32_t kernel_w,
                                 int32_t stride_h, int32_t stride_w, int32_t pad_top, int32_t pad_left, int32_t padded,
                                 float low, float high)
{
    for (int32_t row = 0; row < batch * out_h; row++) {
        const float *image = input + (ptrdiff_t)(row / out_h) * in_h * in_w * channels;
        const int32_t top = row % out_h * stride_h - pad_top;
        const int32_t y = bf_window_begin(top, padded);
        const int32_t rows = bf_window_size(top, kernel_h, in_h, padded);
        for (int32_t i = 0; i < out_w; i++) {
            const int32_t left = i * stride_w - pad_left;
            const int32_t x = bf_window_begin(left, padded);
            const int32_t columns = bf_window_size(left, kernel_w, in_w, padded);
            for (int32_t c = 0; c < channels; c++) {
                const float *in = image + ((ptrdiff_t)y * in_w + x) * channels + c;
                float sum = 0.0f;
                for (int32_t ky = 0; ky < rows; ky++) {
                    for (int32_t kx = 0; kx < columns; kx++) {
                        const float x = in[((ptrdiff_t)ky * in_w + kx) * channels];
                        sum += x * x;
                    }
                }
                *output = bf_clamp_f32(sqrtf(sum / (float)(rows * columns)), low, high);
                output++;
            }
        }
    }
}
