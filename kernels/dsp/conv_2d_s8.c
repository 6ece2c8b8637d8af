/* Convolution, int8, any kernel, stride, dilation and padding, for cores with the DSP extension; see bf_dual_pixels_s8.h.
 *
 * Both pixels' windows are unpacked straight from the image, row by row, where a row of the window is one run of bytes. Rows
 * that leave the image, or are dilated, are gathered into `patch` first, taps outside holding the input's zero point, so
 * that they cancel against the folded bias.
 *
 * With `by_rows` each row of taps is filled up with zero weights to a multiple of four, `run` bytes; the image is read as
 * far. Otherwise the rows follow each other without a gap, and whole windows go through `patch`.
 *
 * An odd last pixel is computed together with the one before it, once more; a single one twice.
 */
#include "bf_dual_pixels_s8.h"

/* What a window needs of the layer; all literals. */
typedef struct bf_window_shape {
    int32_t in_h, in_w, in_c;
    int32_t kernel_h, kernel_w;
    int32_t dilation_h, dilation_w;
    int32_t run;
    int32_t zero_in;
} bf_window_shape;

/* Where a window begins. */
typedef struct bf_window_place {
    const int8_t *image;
    int32_t top, left;
} bf_window_place;

BF_KERNEL const int8_t *bf_window_row(bf_window_place p, int32_t ky, bf_window_shape w)
{
    return p.image + ((ptrdiff_t)(p.top + ky * w.dilation_h) * w.in_w + p.left) * w.in_c;
}

/* Whether each row is one run of bytes inside its row of the image. */
BF_KERNEL int32_t bf_window_has_runs(bf_window_place p, bf_window_shape w)
{
    return w.dilation_w == 1 && p.left >= 0 && p.left * w.in_c + w.run <= w.in_w * w.in_c;
}

BF_KERNEL int32_t bf_window_has_row(bf_window_place p, int32_t ky, bf_window_shape w)
{
    const int32_t y = p.top + ky * w.dilation_h;
    return y >= 0 && y < w.in_h;
}

BF_KERNEL int32_t bf_window_is_inside(bf_window_place p, bf_window_shape w)
{
    return bf_window_has_runs(p, w) && bf_window_has_row(p, 0, w) && bf_window_has_row(p, w.kernel_h - 1, w);
}

BF_KERNEL void bf_window_gather_row(bf_window_place p, int32_t ky, int8_t *patch, bf_window_shape w)
{
    const int32_t inside = bf_window_has_row(p, ky, w);
    const ptrdiff_t row = (ptrdiff_t)(p.top + ky * w.dilation_h) * w.in_w;
    for (int32_t kx = 0; kx < w.kernel_w; kx++) {
        const int32_t x = p.left + kx * w.dilation_w;
        if (inside && x >= 0 && x < w.in_w) {
            memcpy(patch, p.image + (row + x) * w.in_c, (size_t)w.in_c);
        } else {
            memset(patch, w.zero_in, (size_t)w.in_c);
        }
        patch += w.in_c;
    }
}

BF_KERNEL void bf_unpack_rows(bf_window_place p0, bf_window_place p1, int8_t *patch, uint32_t *pair, bf_window_shape w)
{
    const ptrdiff_t pitch = (ptrdiff_t)w.dilation_h * w.in_w * w.in_c;
    if (bf_window_is_inside(p0, w) && bf_window_is_inside(p1, w)) {
        const int8_t *row0 = bf_window_row(p0, 0, w);
        const int8_t *row1 = bf_window_row(p1, 0, w);
        for (int32_t ky = 0; ky < w.kernel_h; ky++) {
            pair = bf_dual_unpack(row0, row1, pair, w.run);
            row0 += pitch;
            row1 += pitch;
        }
        return;
    }
    for (int32_t ky = 0; ky < w.kernel_h; ky++) {
        const int8_t *rows[2];
        for (int32_t i = 0; i < 2; i++) {
            const bf_window_place p = i == 0 ? p0 : p1;
            if (bf_window_has_runs(p, w) && bf_window_has_row(p, ky, w)) {
                rows[i] = bf_window_row(p, ky, w);
            } else {
                bf_window_gather_row(p, ky, patch + i * w.run, w);
                rows[i] = patch + i * w.run;
            }
        }
        pair = bf_dual_unpack(rows[0], rows[1], pair, w.run);
    }
}

BF_KERNEL void bf_unpack_windows(bf_window_place p0, bf_window_place p1, int8_t *patch, uint32_t *pair, int32_t k,
                                 bf_window_shape w)
{
    const int32_t size = (k + 3) / 4 * 4;
    for (int32_t i = 0; i < 2; i++) {
        const bf_window_place p = i == 0 ? p0 : p1;
        int8_t *to = patch + i * size;
        if (bf_window_is_inside(p, w)) {
            const int8_t *row = bf_window_row(p, 0, w);
            for (int32_t ky = 0; ky < w.kernel_h; ky++) {
                memcpy(to + ky * w.run, row, (size_t)w.run);
                row += (ptrdiff_t)w.dilation_h * w.in_w * w.in_c;
            }
        } else {
            for (int32_t ky = 0; ky < w.kernel_h; ky++) {
                bf_window_gather_row(p, ky, to + ky * w.run, w);
            }
        }
    }
    (void)bf_dual_unpack(patch, patch + size, pair, k);
}

BF_KERNEL void bf_conv_2d_dsp_s8(const int8_t *input, const uint32_t *weights, int8_t *patch, uint32_t *pair,
                                 int8_t *output, int32_t batch, int32_t in_h, int32_t in_w, int32_t in_c, int32_t out_h,
                                 int32_t out_w, int32_t n, int32_t kernel_h, int32_t kernel_w, int32_t stride_h,
                                 int32_t stride_w, int32_t dilation_h, int32_t dilation_w, int32_t pad_top, int32_t pad_left,
                                 int32_t by_rows, int32_t run, int32_t zero_in, int32_t zero_out, int32_t low, int32_t high,
                                 int32_t shift, int32_t use_sign)
{
    const bf_dual_finish f = {zero_out, low, high, shift, use_sign, 8};
    const bf_window_shape w = {in_h, in_w, in_c, kernel_h, kernel_w, dilation_h, dilation_w, run, zero_in};
    const int32_t pixels = batch * out_h * out_w;
    const int32_t k = kernel_h * run;
    for (int32_t next = 0; next < pixels; next += 2) {
        const int32_t pixel = next + 2 <= pixels ? next : (pixels > 1 ? pixels - 2 : 0);
        bf_window_place places[2];
        for (int32_t i = 0; i < 2; i++) {
            const int32_t at = pixels > 1 ? pixel + i : 0;
            const int32_t y = at / out_w % out_h;
            const int32_t x = at % out_w;
            places[i].image = input + (ptrdiff_t)(at / (out_h * out_w)) * in_h * in_w * in_c;
            places[i].top = y * stride_h - pad_top;
            places[i].left = x * stride_w - pad_left;
        }
        if (by_rows) {
            bf_unpack_rows(places[0], places[1], patch, pair, w);
        } else {
            bf_unpack_windows(places[0], places[1], patch, pair, k, w);
        }
        bf_dual_channels(weights, pair, output + (ptrdiff_t)pixel * n, (k + 3) / 4, n, pixels > 1 ? n : 0, f);
    }
}
