/* Average pooling, int8: the sum of the codes inside the image, divided by their number, halves away from zero.
 *
 * The division is a multiplication where `by_reciprocal` is 1, which promises that it is exact for every count: with
 * r = ceil(2^24 / n) and e = r * n - 2^24, a / n = a * r >> 24 for all a <= 128.5 n if 128.5 n * e < 2^24 and
 * 128.5 n * r < 2^32.
 */
#include "../include/bf_requantize.h"
#include "../include/bf_sum_window_s8.h"
#include "../include/bf_window.h"

BF_KERNEL int8_t bf_average_s8(int32_t sum, int32_t count, uint32_t reciprocal, int32_t by_reciprocal, int32_t low,
                               int32_t high)
{
    const uint32_t magnitude = (uint32_t)((sum < 0 ? -sum : sum) + count / 2);
    const int32_t quotient = (int32_t)(by_reciprocal ? (magnitude * reciprocal) >> 24 : magnitude / (uint32_t)count);
    return (int8_t)bf_clamp(sum < 0 ? -quotient : quotient, low, high);
}

/* All channels of one output pixel whose window has `rows` x `columns` pixels inside, the first of them at `in`. */
BF_KERNEL void bf_average_pixel_s8(const int8_t *in, int8_t *output, int32_t in_w, int32_t channels, int32_t rows,
                                   int32_t columns, int32_t by_reciprocal, int32_t low, int32_t high)
{
    const int32_t count = rows * columns;
    const uint32_t reciprocal = by_reciprocal ? ((UINT32_C(1) << 24) + (uint32_t)count - 1u) / (uint32_t)count : 0u;
    const ptrdiff_t row_step = (ptrdiff_t)in_w * channels;
    int32_t c = 0;
    for (; c + 4 <= channels; c += 4) {
        int32_t sums[4];
        bf_sum_window_s8(in + c, sums, 4, rows, row_step, columns, channels);
        output[c] = bf_average_s8(sums[0], count, reciprocal, by_reciprocal, low, high);
        output[c + 1] = bf_average_s8(sums[1], count, reciprocal, by_reciprocal, low, high);
        output[c + 2] = bf_average_s8(sums[2], count, reciprocal, by_reciprocal, low, high);
        output[c + 3] = bf_average_s8(sums[3], count, reciprocal, by_reciprocal, low, high);
    }
    for (; c < channels; c++) {
        int32_t sum;
        bf_sum_window_s8(in + c, &sum, 1, rows, row_step, columns, channels);
        output[c] = bf_average_s8(sum, count, reciprocal, by_reciprocal, low, high);
    }
}

/* `padded` is 1 where a window may reach outside. */
BF_KERNEL void bf_average_pool_2d_s8(const int8_t *input, int8_t *output, int32_t batch, int32_t in_h, int32_t in_w,
                                     int32_t channels, int32_t out_h, int32_t out_w, int32_t kernel_h, int32_t kernel_w,
                                     int32_t stride_h, int32_t stride_w, int32_t pad_top, int32_t pad_left, int32_t padded,
                                     int32_t by_reciprocal, int32_t low, int32_t high)
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
            bf_average_pixel_s8(image + ((ptrdiff_t)y * in_w + x) * channels, output, in_w, channels, rows, columns,
                                by_reciprocal, low, high);
            output += channels;
        }
    }
}
