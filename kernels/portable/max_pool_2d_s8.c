/* Max pooling, int8: the largest code inside the image, clamped. */
#include "../include/bf_window.h"

BF_KERNEL int32_t bf_max(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* All channels of one output pixel whose window has `rows` x `columns` pixels inside, the first of them at `in`. Starting at
 * `low` makes the lower clamp. */
BF_KERNEL void bf_max_pixel_s8(const int8_t *in, int8_t *output, int32_t in_w, int32_t channels, int32_t rows,
                               int32_t columns, int32_t low, int32_t high)
{
    int32_t c = 0;
    for (; c + 4 <= channels; c += 4) {
        int32_t max0 = low;
        int32_t max1 = low;
        int32_t max2 = low;
        int32_t max3 = low;
        const int8_t *p = in + c;
        for (int32_t row = 0; row < rows; row++) {
            for (int32_t column = 0; column < columns; column++) {
                max0 = bf_max(max0, p[0]);
                max1 = bf_max(max1, p[1]);
                max2 = bf_max(max2, p[2]);
                max3 = bf_max(max3, p[3]);
                p += channels;
            }
            p += (ptrdiff_t)(in_w - columns) * channels;
        }
        output[c] = (int8_t)(max0 < high ? max0 : high);
        output[c + 1] = (int8_t)(max1 < high ? max1 : high);
        output[c + 2] = (int8_t)(max2 < high ? max2 : high);
        output[c + 3] = (int8_t)(max3 < high ? max3 : high);
    }
    for (; c < channels; c++) {
        int32_t max = low;
        const int8_t *p = in + c;
        for (int32_t row = 0; row < rows; row++) {
            for (int32_t column = 0; column < columns; column++) {
                max = bf_max(max, p[0]);
                p += channels;
            }
            p += (ptrdiff_t)(in_w - columns) * channels;
        }
        output[c] = (int8_t)(max < high ? max : high);
    }
}

/* `padded` is 1 where a window may reach outside. */
BF_KERNEL void bf_max_pool_2d_s8(const int8_t *input, int8_t *output, int32_t batch, int32_t in_h, int32_t in_w,
                                 int32_t channels, int32_t out_h, int32_t out_w, int32_t kernel_h, int32_t kernel_w,
                                 int32_t stride_h, int32_t stride_w, int32_t pad_top, int32_t pad_left, int32_t padded,
                                 int32_t low, int32_t high)
{
    for (int32_t row = 0; row < batch * out_h; row++) {
        const int8_t *image = input + (ptrdiff_t)(row / out_h) * in_h * in_w * channels;
        const int32_t top = row % out_h * stride_h - pad_top;
        const int32_t y = bf_window_begin(top, padded);
        const int32_t rows = bf_window_size(top, kernel_h, in_h, padded);
        for (int32_t i = 0; i < out_w; i++) {
            const int32_t left = i * stride_w - pad_left;
            const int32_t x = bf_window_begin(left, padded);
            const int32_t columns = bf_window_size(left, kernel_w, in_w, padded);
            bf_max_pixel_s8(image + ((ptrdiff_t)y * in_w + x) * channels, output, in_w, channels, rows, columns, low, high);
            output += channels;
        }
    }
}
