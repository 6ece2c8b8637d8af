/* 1x1 convolution and fully connected on many rows, int8, for cores with the DSP extension; see bf_dual_pixels_s8.h.
 *
 * An odd last pixel is computed together with the one before it, once more.
 */
#include "bf_dual_pixels_s8.h"

/* Byte offset of an output pixel's input: `step_x` from pixel to pixel in a row of `out_w`, `step_y` from row to row. */
BF_KERNEL ptrdiff_t bf_dual_offset_of(int32_t pixel, int32_t out_w, int32_t step_x, int32_t step_y)
{
    return out_w * step_x == step_y ? (ptrdiff_t)pixel * step_x
                                    : (ptrdiff_t)(pixel / out_w) * step_y + (ptrdiff_t)(pixel % out_w) * step_x;
}

BF_KERNEL void bf_conv_1x1_dsp_s8(const int8_t *input, const uint32_t *weights, uint32_t *pair, int8_t *output,
                                  int32_t pixels, int32_t k, int32_t n, int32_t out_w, int32_t step_x, int32_t step_y,
                                  int32_t zero_out, int32_t low, int32_t high, int32_t shift, int32_t use_sign)
{
    const bf_dual_finish f = {zero_out, low, high, shift, use_sign, 8};
    const int32_t quads = (k + 3) / 4;
    for (int32_t next = 0; next < pixels; next += 2) {
        const int32_t pixel = next + 2 <= pixels ? next : pixels - 2;
        int8_t *out = output + (ptrdiff_t)pixel * n;
        (void)bf_dual_unpack(input + bf_dual_offset_of(pixel, out_w, step_x, step_y),
                             input + bf_dual_offset_of(pixel + 1, out_w, step_x, step_y), pair, k);
        bf_dual_channels(weights, pair, out, quads, n, n, f);
    }
}
