/*
 * Stages of a complex FFT in place, Q31; sums wrap. A complex number is two elements, real part first; the elements are in
 * the order that the stages want, twiddle[k] = exp(-+2 pi i k / length).
 */
#ifndef BF_FFT_S32_H
#define BF_FFT_S32_H

#include "bf_kernel.h"

BF_KERNEL int32_t bf_fft_add_s32(int32_t a, int32_t b)
{
    return (int32_t)((uint32_t)a + (uint32_t)b);
}

BF_KERNEL int32_t bf_fft_sub_s32(int32_t a, int32_t b)
{
    return (int32_t)((uint32_t)a - (uint32_t)b);
}

BF_KERNEL int32_t bf_fft_half_sum_s32(int32_t a, int32_t b)
{
    return bf_fft_add_s32(a, b) >> 1;
}

BF_KERNEL int32_t bf_fft_half_difference_s32(int32_t a, int32_t b)
{
    return bf_fft_sub_s32(a, b) >> 1;
}

/* A stage of `parts` inputs divides each, so that sums fit. */
BF_KERNEL int32_t bf_fft_divide_s32(int32_t x, int32_t parts)
{
    return (int32_t)(((int64_t)x * (INT32_MAX / parts) + (1 << 30)) >> 31);
}

/* a b - c d and a b + c d, rounded. */
BF_KERNEL int32_t bf_fft_re_s32(int32_t a, int32_t b, int32_t c, int32_t d)
{
    return (int32_t)(((int64_t)a * b - (int64_t)c * d + (1 << 30)) >> 31);
}

BF_KERNEL int32_t bf_fft_im_s32(int32_t a, int32_t b, int32_t c, int32_t d)
{
    return (int32_t)(((int64_t)a * b + (int64_t)c * d + (1 << 30)) >> 31);
}

/* Divides element x by the radix and turns it by w. */
BF_KERNEL void bf_fft_turn_s32(const int32_t *x, const int32_t *w, int32_t radix, int32_t *re, int32_t *im)
{
    const int32_t a = bf_fft_divide_s32(x[0], radix);
    const int32_t b = bf_fft_divide_s32(x[1], radix);
    *re = bf_fft_re_s32(a, w[0], b, w[1]);
    *im = bf_fft_im_s32(a, w[1], b, w[0]);
}

BF_KERNEL void bf_fft_butterfly_2_s32(int32_t *x, const int32_t *w)
{
    const int32_t re = bf_fft_divide_s32(x[0], 2);
    const int32_t im = bf_fft_divide_s32(x[1], 2);
    int32_t turned_re;
    int32_t turned_im;
    bf_fft_turn_s32(x + 2, w, 2, &turned_re, &turned_im);
    x[0] = bf_fft_add_s32(re, turned_re);
    x[1] = bf_fft_add_s32(im, turned_im);
    x[2] = bf_fft_sub_s32(re, turned_re);
    x[3] = bf_fft_sub_s32(im, turned_im);
}

/* Four elements, `apart` numbers from one to the next; w1, w2, w3 turn the last three. */
BF_KERNEL void bf_fft_butterfly_4_s32(int32_t *x, int32_t apart, const int32_t *w1, const int32_t *w2, const int32_t *w3,
                                      int32_t inverse)
{
    const int32_t re = bf_fft_divide_s32(x[0], 4);
    const int32_t im = bf_fft_divide_s32(x[1], 4);
    int32_t re_1;
    int32_t im_1;
    int32_t re_2;
    int32_t im_2;
    int32_t re_3;
    int32_t im_3;
    bf_fft_turn_s32(x + apart, w1, 4, &re_1, &im_1);
    bf_fft_turn_s32(x + 2 * apart, w2, 4, &re_2, &im_2);
    bf_fft_turn_s32(x + 3 * apart, w3, 4, &re_3, &im_3);
    const int32_t even_re = bf_fft_add_s32(re, re_2);
    const int32_t even_im = bf_fft_add_s32(im, im_2);
    const int32_t odd_re = bf_fft_add_s32(re_1, re_3);
    const int32_t odd_im = bf_fft_add_s32(im_1, im_3);
    const int32_t left_re = bf_fft_sub_s32(re, re_2);
    const int32_t left_im = bf_fft_sub_s32(im, im_2);
    const int32_t right_re = inverse ? bf_fft_sub_s32(re_1, re_3) : bf_fft_sub_s32(re_3, re_1);
    const int32_t right_im = inverse ? bf_fft_sub_s32(im_1, im_3) : bf_fft_sub_s32(im_3, im_1);
    x[0] = bf_fft_add_s32(even_re, odd_re);
    x[1] = bf_fft_add_s32(even_im, odd_im);
    x[apart] = bf_fft_sub_s32(left_re, right_im);
    x[apart + 1] = bf_fft_add_s32(left_im, right_re);
    x[2 * apart] = bf_fft_sub_s32(even_re, odd_re);
    x[2 * apart + 1] = bf_fft_sub_s32(even_im, odd_im);
    x[3 * apart] = bf_fft_add_s32(left_re, right_im);
    x[3 * apart + 1] = bf_fft_sub_s32(left_im, right_re);
}

/* One stage of radix 2 where the length is not a power of four, then stages of radix 4. */
BF_KERNEL void bf_fft_s32(int32_t *z, const int32_t *twiddle, int32_t length, int32_t radix_2, int32_t inverse)
{
    if (radix_2) {
        for (int32_t i = 0; i < length; i += 2) {
            bf_fft_butterfly_2_s32(z + 2 * i, twiddle);
        }
    }
    for (int32_t m = radix_2 ? 2 : 1; m < length; m *= 4) {
        const int32_t step = 2 * (length / (4 * m));
        for (int32_t start = 0; start < length; start += 4 * m) {
            for (int32_t k = 0; k < m; k++) {
                bf_fft_butterfly_4_s32(z + 2 * (start + k), 2 * m, twiddle + k * step, twiddle + 2 * k * step,
                                       twiddle + 3 * k * step, inverse);
            }
        }
    }
}

#endif
