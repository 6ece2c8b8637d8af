/* Depthwise convolution 3x3, one output channel for each input channel, int8, for cores with the DSP extension.
 *
 * Four channels at a time, a block of rows of the image is laid out channel by channel in `planes`, with its padding, as
 * doubled unsigned codes 2 * (x + 128) in halfwords; then two neighbours in a row of the output take two taps in each
 * multiplication. A plane is `plane_rows` rows of `pitch` halfwords.
 *
 * Stream of four channels, 32-bit words:
 *   5 for each channel: start value, doubled; three rows of taps, bytes w0 w1 w1 w2; multiplier
 *   1 only with a shift for each channel: bytes k - 1
 *
 * Requantization: bf_dual_s8.h, the form for channel a.
 */
#include "bf_dual_s8.h"

/* What a strip needs of the layer; all literals. */
typedef struct bf_plane_shape {
    int32_t in_h, in_w, channels;
    int32_t out_w;
    int32_t stride_h, stride_w;
    int32_t pad_left;
    int32_t plane_rows, pitch;
} bf_plane_shape;

/* A row of taps: (w0, w1) and (w1, w2). */
typedef struct bf_plane_taps {
    uint32_t w01, w12;
} bf_plane_taps;

BF_KERNEL bf_plane_taps bf_plane_taps_of(uint32_t bytes)
{
    const bf_plane_taps taps = {bf_sxtb16(bytes), bf_sxtb16_odd(bytes)};
    return taps;
}

/* One row of taps of one output; `x` is where its window begins, `offset` bytes on. */
BF_KERNEL uint32_t bf_plane_row_1(const uint16_t *x, int32_t offset, bf_plane_taps w, uint32_t acc)
{
#if BF_DSP_ASM && defined(__OPTIMIZE__)
    uint32_t x0;
    uint32_t x1;
    __asm__ volatile("ldrd %0, %1, [%3, %4]\n\t"
                     "smlad %2, %0, %5, %2\n\t"
                     "smlabt %2, %1, %6, %2"
                     : "=&r"(x0), "=&r"(x1), "+&r"(acc)
                     : "r"(x), "I"(offset), "r"(w.w01), "r"(w.w12)
                     : "memory");
    return acc;
#else
    const uint16_t *at = x + offset / 2;
    return bf_smlabt(at[2], w.w12, bf_smlad(at[0] | (uint32_t)at[1] << 16, w.w01, acc));
#endif
}

/* Of two neighbours: one statement, as in bf_dual_pixels_s8.h. */
BF_KERNEL void bf_plane_row_2(const uint16_t *x, int32_t offset, bf_plane_taps w, uint32_t *acc0, uint32_t *acc1,
                              int32_t stride)
{
#if BF_DSP_ASM && defined(__OPTIMIZE__)
    uint32_t x0;
    uint32_t x1;
    if (stride == 1) {
        __asm__ volatile("ldrd %0, %1, [%4, %5]\n\t"
                         "smlad %2, %0, %6, %2\n\t"
                         "smlabt %2, %1, %7, %2\n\t"
                         "smlatb %3, %0, %6, %3\n\t"
                         "smlad %3, %1, %7, %3"
                         : "=&r"(x0), "=&r"(x1), "+&r"(*acc0), "+&r"(*acc1)
                         : "r"(x), "I"(offset), "r"(w.w01), "r"(w.w12)
                         : "memory");
    } else {
        __asm__ volatile("ldrd %0, %1, [%4, %5]\n\t"
                         "smlad %2, %0, %6, %2\n\t"
                         "ldr %0, [%4, %8]\n\t"
                         "smlabt %2, %1, %7, %2\n\t"
                         "smlad %3, %1, %6, %3\n\t"
                         "smlabt %3, %0, %7, %3"
                         : "=&r"(x0), "=&r"(x1), "+&r"(*acc0), "+&r"(*acc1)
                         : "r"(x), "I"(offset), "r"(w.w01), "r"(w.w12), "I"(offset + 8)
                         : "memory");
    }
#else
    *acc0 = bf_plane_row_1(x, offset, w, *acc0);
    if (stride == 1) {
        const uint16_t *at = x + offset / 2;
        *acc1 = bf_smlabt(w.w01, (uint32_t)at[1] << 16, bf_smlad(at[2] | (uint32_t)at[3] << 16, w.w12, *acc1));
    } else {
        *acc1 = bf_plane_row_1(x + 2, offset, w, *acc1);
    }
#endif
}

/* Of four neighbours. */
BF_KERNEL void bf_plane_row_4(const uint16_t *x, int32_t offset, bf_plane_taps w, uint32_t acc[4], int32_t stride)
{
#if BF_DSP_ASM && defined(__OPTIMIZE__)
    uint32_t x0;
    uint32_t x1;
    if (stride == 1) {
        __asm__ volatile("ldrd %0, %1, [%6, %7]\n\t"
                         "smlad %2, %0, %8, %2\n\t"
                         "smlatb %3, %0, %8, %3\n\t"
                         "ldr %0, [%6, %10]\n\t"
                         "smlabt %2, %1, %9, %2\n\t"
                         "smlad %3, %1, %9, %3\n\t"
                         "smlad %4, %1, %8, %4\n\t"
                         "smlatb %5, %1, %8, %5\n\t"
                         "smlabt %4, %0, %9, %4\n\t"
                         "smlad %5, %0, %9, %5"
                         : "=&r"(x0), "=&r"(x1), "+&r"(acc[0]), "+&r"(acc[1]), "+&r"(acc[2]), "+&r"(acc[3])
                         : "r"(x), "I"(offset), "r"(w.w01), "r"(w.w12), "I"(offset + 8)
                         : "memory");
    } else {
        __asm__ volatile("ldrd %0, %1, [%6, %7]\n\t"
                         "smlad %2, %0, %8, %2\n\t"
                         "smlabt %2, %1, %9, %2\n\t"
                         "smlad %3, %1, %8, %3\n\t"
                         "ldrd %0, %1, [%6, %10]\n\t"
                         "smlabt %3, %0, %9, %3\n\t"
                         "smlad %4, %0, %8, %4\n\t"
                         "ldr %0, [%6, %11]\n\t"
                         "smlabt %4, %1, %9, %4\n\t"
                         "smlad %5, %1, %8, %5\n\t"
                         "smlabt %5, %0, %9, %5"
                         : "=&r"(x0), "=&r"(x1), "+&r"(acc[0]), "+&r"(acc[1]), "+&r"(acc[2]), "+&r"(acc[3])
                         : "r"(x), "I"(offset), "r"(w.w01), "r"(w.w12), "I"(offset + 8), "I"(offset + 16)
                         : "memory");
    }
#else
    bf_plane_row_2(x, offset, w, &acc[0], &acc[1], stride);
    bf_plane_row_2(x + 2 * stride, offset, w, &acc[2], &acc[3], stride);
#endif
}

/* `rows` rows of one channel's outputs. */
BF_KERNEL void bf_plane_convolve(const uint16_t *plane, const uint32_t *weights, uint32_t shifts, int8_t *output,
                                 int32_t rows, bf_plane_shape s, bf_dual_finish f)
{
    const uint32_t start = weights[0];
    const bf_plane_taps top = bf_plane_taps_of(weights[1]);
    const bf_plane_taps middle = bf_plane_taps_of(weights[2]);
    const bf_plane_taps bottom = bf_plane_taps_of(weights[3]);
    const uint32_t multiplier = weights[4];
    for (int32_t y = 0; y < rows; y++) {
        const uint16_t *x = plane;
        for (const uint16_t *end = plane + s.out_w / 4 * (4 * s.stride_w); x != end; x += 4 * s.stride_w) {
            uint32_t acc[4] = {start, start, start, start};
            bf_plane_row_4(x, 0, top, acc, s.stride_w);
            bf_plane_row_4(x, 2 * s.pitch, middle, acc, s.stride_w);
            bf_plane_row_4(x, 4 * s.pitch, bottom, acc, s.stride_w);
            output[0] = bf_dual_code_a(acc[0], multiplier, shifts, f);
            output[s.channels] = bf_dual_code_a(acc[1], multiplier, shifts, f);
            output[2 * s.channels] = bf_dual_code_a(acc[2], multiplier, shifts, f);
            output[3 * s.channels] = bf_dual_code_a(acc[3], multiplier, shifts, f);
            output += 4 * s.channels;
        }
        if ((s.out_w & 2) != 0) {
            uint32_t acc0 = start;
            uint32_t acc1 = start;
            bf_plane_row_2(x, 0, top, &acc0, &acc1, s.stride_w);
            bf_plane_row_2(x, 2 * s.pitch, middle, &acc0, &acc1, s.stride_w);
            bf_plane_row_2(x, 4 * s.pitch, bottom, &acc0, &acc1, s.stride_w);
            output[0] = bf_dual_code_a(acc0, multiplier, shifts, f);
            output[s.channels] = bf_dual_code_a(acc1, multiplier, shifts, f);
            output += 2 * s.channels;
            x += 2 * s.stride_w;
        }
        if ((s.out_w & 1) != 0) {
            uint32_t acc = bf_plane_row_1(x, 0, top, start);
            acc = bf_plane_row_1(x, 2 * s.pitch, middle, acc);
            acc = bf_plane_row_1(x, 4 * s.pitch, bottom, acc);
            *output = bf_dual_code_a(acc, multiplier, shifts, f);
            output += s.channels;
        }
        plane += s.stride_h * s.pitch;
    }
}

BF_KERNEL void bf_plane_store(uint16_t *to, uint32_t codes)
{
    memcpy(to, &codes, sizeof codes);
}

/* One row of four channels into four planes, `apart` halfwords from each other. */
BF_KERNEL void bf_plane_fill_row(const int8_t *input, uint16_t *plane, int32_t apart, bf_plane_shape s)
{
    const uint32_t mask = 0x01fe01feu;
    for (const int8_t *end = input + s.in_w / 2 * (2 * s.channels); input != end; input += 2 * s.channels) {
        const uint32_t u0 = bf_load_bytes(input, 4) ^ 0x80808080u;
        const uint32_t u1 = bf_load_bytes(input + s.channels, 4) ^ 0x80808080u;
        const uint32_t even0 = (u0 << 1) & mask;
        const uint32_t odd0 = (u0 >> 7) & mask;
        const uint32_t even1 = (u1 << 1) & mask;
        const uint32_t odd1 = (u1 >> 7) & mask;
        bf_plane_store(plane, bf_pack_low(even0, even1));
        bf_plane_store(plane + apart, bf_pack_low(odd0, odd1));
        bf_plane_store(plane + 2 * apart, bf_pack_high(even0, even1));
        bf_plane_store(plane + 3 * apart, bf_pack_high(odd0, odd1));
        plane += 2;
    }
    if (s.in_w % 2 != 0) {
        for (int32_t c = 0; c < 4; c++) {
            plane[c * apart] = (uint16_t)(2 * (input[c] + 128));
        }
    }
}

BF_KERNEL void bf_plane_pad(uint16_t *plane, int32_t count, int32_t zero_in)
{
    for (int32_t i = 0; i < count; i++) {
        plane[i] = (uint16_t)(2 * (zero_in + 128));
    }
}

BF_KERNEL void bf_depthwise_conv_3x3_dsp_s8(const int8_t *input, const uint32_t *weights, uint16_t *planes, int8_t *output,
                                            int32_t batch, int32_t in_h, int32_t in_w, int32_t channels, int32_t out_h,
                                            int32_t out_w, int32_t stride_h, int32_t stride_w, int32_t pad_top,
                                            int32_t pad_left, int32_t block, int32_t pitch, int32_t zero_in,
                                            int32_t zero_out, int32_t low, int32_t high, int32_t shift, int32_t use_sign)
{
    const bf_dual_finish f = {zero_out, low, high, shift, use_sign, 8};
    const int32_t plane_rows = (block - 1) * stride_h + 3;
    const bf_plane_shape s = {in_h, in_w, channels, out_w, stride_h, stride_w, pad_left, plane_rows, pitch};
    const int32_t apart = plane_rows * pitch;
    bf_plane_pad(planes, 4 * apart, zero_in);
    for (int32_t image = 0; image < batch; image++) {
        for (int32_t y = 0; y < out_h; y += block) {
            const int32_t rows = out_h - y < block ? out_h - y : block;
            const int32_t first = y * stride_h - pad_top;
            const uint32_t *w = weights;
            for (int32_t c = 0; c < channels; c += 4) {
                for (int32_t r = 0; r < (rows - 1) * stride_h + 3; r++) {
                    if (first + r >= 0 && first + r < in_h) {
                        bf_plane_fill_row(input + (ptrdiff_t)(first + r) * in_w * channels + c,
                                          planes + r * pitch + pad_left, apart, s);
                    } else if (block < out_h) {
                        for (int32_t i = 0; i < 4; i++) {
                            bf_plane_pad(planes + i * apart + r * pitch, pitch, zero_in);
                        }
                    }
                }
                const uint32_t shifts = shift > 0 ? 0 : w[20];
                for (int32_t i = 0; i < 4; i++) {
                    bf_plane_convolve(planes + i * apart, w + 5 * i, shifts >> (8 * i),
                                      output + (ptrdiff_t)y * out_w * channels + c + i, rows, s, f);
                }
                w += shift > 0 ? 20 : 21;
            }
        }
        input += in_h * in_w * channels;
        output += out_h * out_w * channels;
    }
}
