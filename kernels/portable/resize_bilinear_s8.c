/* Bilinear resizing of int8 codes, as TFLite Micro's integer reference: positions in 1/1024 of a pixel.
 *
 *   top = a * 1024 + (b - a) * x        bottom = c * 1024 + (d - c) * x
 *   sum = top * 1024 + (bottom - top) * y        out = sum / 2^20, halves away from zero
 *
 * `offsets` holds a pair (low, high) for every output row, then for every output column; `weights` one number each, -512 to
 * 1023, so that sums stay below 2^31. Nothing is requantized.
 */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_resize_bilinear_s8(const int8_t *input, const int32_t *offsets, const int16_t *weights, int8_t *output,
                                     int32_t batch, int32_t image, int32_t out_h, int32_t out_w, int32_t channels)
{
    const int32_t *columns = offsets + 2 * out_h;
    for (int32_t pixel = 0; pixel < batch * out_h * out_w; pixel++) {
        const int32_t column = pixel % out_w;
        const int32_t row = pixel / out_w % out_h;
        const int8_t *source = input + (ptrdiff_t)(pixel / (out_h * out_w)) * image;
        const int8_t *upper = source + offsets[2 * row];
        const int8_t *lower = source + offsets[2 * row + 1];
        const int32_t left = columns[2 * column];
        const int32_t right = columns[2 * column + 1];
        const int32_t y = weights[row];
        const int32_t x = weights[out_h + column];
        for (int32_t c = 0; c < channels; c++) {
            const int32_t top = upper[left + c] * 1024 + (upper[right + c] - upper[left + c]) * x;
            const int32_t bottom = lower[left + c] * 1024 + (lower[right + c] - lower[left + c]) * x;
            const int32_t sum = top * 1024 + (bottom - top) * y;
            *output++ = (int8_t)((sum + (sum > 0 ? 524288 : -524288)) / 1048576);
        }
    }
}
