/* Gathers the window of one output pixel that begins at row `top` and column `left` of the image. An input pixel takes
 * `pixel_bytes`, of which each tap takes the first `tap_bytes`; taps outside the image are filled with the byte `fill`.
 */
#ifndef BF_GATHER_WINDOW_H
#define BF_GATHER_WINDOW_H

#include <string.h>

#include "bf_kernel.h"

BF_KERNEL void bf_gather_window(const void *image, void *window, int32_t top, int32_t left, int32_t in_h, int32_t in_w,
                                int32_t pixel_bytes, int32_t kernel_h, int32_t kernel_w, int32_t dilation_h,
                                int32_t dilation_w, int32_t tap_bytes, int32_t fill)
{
    /* With all channels and neighbouring columns, a row of the window is one run of bytes. */
    const int32_t run = tap_bytes == pixel_bytes && dilation_w == 1;
    const int32_t columns_inside = left >= 0 && left + (kernel_w - 1) * dilation_w < in_w;
    const uint8_t *in = (const uint8_t *)image;
    uint8_t *patch = (uint8_t *)window;
    for (int32_t ky = 0; ky < kernel_h; ky++) {
        const int32_t y = top + ky * dilation_h;
        if (run && columns_inside && y >= 0 && y < in_h) {
            memcpy(patch, in + ((ptrdiff_t)y * in_w + left) * pixel_bytes, (size_t)(kernel_w * tap_bytes));
            patch += kernel_w * tap_bytes;
            continue;
        }
        for (int32_t kx = 0; kx < kernel_w; kx++) {
            const int32_t x = left + kx * dilation_w;
            if (y >= 0 && y < in_h && x >= 0 && x < in_w) {
                memcpy(patch, in + ((ptrdiff_t)y * in_w + x) * pixel_bytes, (size_t)tap_bytes);
            } else {
                memset(patch, fill, (size_t)tap_bytes);
            }
            patch += tap_bytes;
        }
    }
}

#endif
