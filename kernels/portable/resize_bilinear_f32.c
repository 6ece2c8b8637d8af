/* Bilinear resizing of float32, in the reference's order:
 *
 *   out = a * (1 - y) * (1 - x) + c * y * (1 - x) + b * (1 - y) * x + d * y * x
 *
 * for the corners a b (upper), c d (lower). `offsets` holds a pair (low, high) for every output row, then for every output
 * column; `weights` one number each.
 */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_resize_bilinear_f32(const float *input, const int32_t *offsets, const float *weights, float *output,
                                      int32_t batch, int32_t image, int32_t out_h, int32_t out_w, int32_t channels)
{
    const int32_t *columns = offsets + 2 * out_h;
    for (int32_t pixel = 0; pixel < batch * out_h * out_w; pixel++) {
        const int32_t column = pixel % out_w;
        const int32_t row = pixel / out_w % out_h;
        const float *source = input + (ptrdiff_t)(pixel / (out_h * out_w)) * image;
        const float *upper = source + offsets[2 * row];
        const float *lower = source + offsets[2 * row + 1];
        const int32_t left = columns[2 * column];
        const int32_t right = columns[2 * column + 1];
        const float y = weights[row];
        const float x = weights[out_h + column];
        for (int32_t c = 0; c < channels; c++) {
            *output++ = upper[left + c] * (1.0f - y) * (1.0f - x) + lower[left + c] * y * (1.0f - x) +
                        upper[right + c] * (1.0f - y) * x + lower[right + c] * y * x;
        }
    }
}
