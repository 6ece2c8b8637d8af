/*
 * Stages of a complex FFT in place, Q15; sums wrap. A complex number is two elements, real part first; the elements are in
 * the order that the stages want, twiddle[k] = exp(-+2 pi i k / length).
 */
#ifndef BF_FFT_S16_H
#define BF_FFT_S16_H

#include "bf_kernel.h"

BF_KERNEL int16_t bf_fft_add_s16(int16_t a, int16_t b)
{
    return (int16_t)(a + b);
}

BF_KERNEL int16_t bf_fft_sub_s16(int16_t a, int16_t b)
{
    return (int16_t)(a - b);
}

/* The half of a sum that has 17 bits. */
BF_KERNEL int16_t bf_fft_half_sum_s16(int16_t a, int16_t b)
{
    return (int16_t)((a + b) >> 1);
}

BF_KERNEL int16_t bf_fft_half_difference_s16(int16_t a, int16_t b)
{
    return (int16_t)((a - b) >> 1);
}

/* A stage of `parts` inputs divides each, so that sums fit. */
BF_KERNEL int16_t bf_fft_divide_s16(int16_t x, int32_t parts)
{
    return (int16_t)((x * (32767 / parts) + 16384) >> 15);
}

/* a b - c d and a b + c d, rounded. */
BF_KERNEL int16_t bf_fft_re_s16(int16_t a, int16_t b, int16_t c, int16_t d)
{
    return (int16_t)((a * b - c * d + 16384) >> 15);
}

BF_KERNEL int16_t bf_fft_im_s16(int16_t a, int16_t b, int16_t c, int16_t d)
{
    return (int16_t)((a * b + c * d + 16384) >> 15);
}

/* Divides element x by the radix and turns it by w. */
BF_KERNEL void bf_fft_turn_s16(const int16_t *x, const int16_t *w, int32_t radix, int16_t *re, int16_t *im)
{
    const int16_t a = bf_fft_divide_s16(x[0], radix);
    const int16_t b = bf_fft_divide_s16(x[1], radix);
    *re = bf_fft_re_s16(a, w[0], b, w[1]);
    *im = bf_fft_im_s16(a, w[1], b, w[0]);
}

BF_KERNEL void bf_fft_butterfly_2_s16(int16_t *x, const int16_t *w)
{
    const int16_t re = bf_fft_divide_s16(x[0], 2);
    const int16_t im = bf_fft_divide_s16(x[1], 2);
    int16_t turned_re;
    int16_t turned_im;
    bf_fft_turn_s16(x + 2, w, 2, &turned_re, &turned_im);
    x[0] = bf_fft_add_s16(re, turned_re);
    x[1] = bf_fft_add_s16(im, turned_im);
    x[2] = bf_fft_sub_s16(re, turned_re);
    x[3] = bf_fft_sub_s16(im, turned_im);
}

/* Four elements, `apart` numbers from one to the next; w1, w2, w3 turn the last three. */
BF_KERNEL void bf_fft_butterfly_4_s16(int16_t *x, int32_t apart, const int16_t *w1, const int16_t *w2, const int16_t *w3,
                                      int32_t inverse)
{
    const int16_t re = bf_fft_divide_s16(x[0], 4);
    const int16_t im = bf_fft_divide_s16(x[1], 4);
    int16_t re_1;
    int16_t im_1;
    int16_t re_2;
    int16_t im_2;
    int16_t re_3;
    int16_t im_3;
    bf_fft_turn_s16(x + apart, w1, 4, &re_1, &im_1);
    bf_fft_turn_s16(x + 2 * apart, w2, 4, &re_2, &im_2);
    bf_fft_turn_s16(x + 3 * apart, w3, 4, &re_3, &im_3);
    const int16_t even_re = bf_fft_add_s16(re, re_2);
    const int16_t even_im = bf_fft_add_s16(im, im_2);
    const int16_t odd_re = bf_fft_add_s16(re_1, re_3);
    const int16_t odd_im = bf_fft_add_s16(im_1, im_3);
    const int16_t left_re = bf_fft_sub_s16(re, re_2);
    const int16_t left_im = bf_fft_sub_s16(im, im_2);
    const int16_t right_re = inverse ? bf_fft_sub_s16(re_1, re_3) : bf_fft_sub_s16(re_3, re_1);
    const int16_t right_im = inverse ? bf_fft_sub_s16(im_1, im_3) : bf_fft_sub_s16(im_3, im_1);
    x[0] = bf_fft_add_s16(even_re, odd_re);
    x[1] = bf_fft_add_s16(even_im, odd_im);
    x[apart] = bf_fft_sub_s16(left_re, right_im);
    x[apart + 1] = bf_fft_add_s16(left_im, right_re);
    x[2 * apart] = bf_fft_sub_s16(even_re, odd_re);
    x[2 * apart + 1] = bf_fft_sub_s16(even_im, odd_im);
    x[3 * apart] = bf_fft_add_s16(left_re, right_im);
    x[3 * apart + 1] = bf_fft_sub_s16(left_im, right_re);
}

/* One stage of radix 2 where the length is not a power of four, then stages of radix 4. */
BF_KERNEL void bf_fft_s16(int16_t *z, const int16_t *twiddle, int32_t length, int32_t radix_2, int32_t inverse)
{
    if (radix_2) {
        for (int32_t i = 0; i < length; i += 2) {
            bf_fft_butterfly_2_s16(z + 2 * i, twiddle);
        }
    }
    for (int32_t m = radix_2 ? 2 : 1; m < length; m *= 4) {
        const int32_t step = 2 * (length / (4 * m));
        for (int32_t start = 0; start < length; start += 4 * m) {
            for (int32_t k = 0; k < m; k++) {
                bf_fft_butterfly_4_s16(z + 2 * (start + k), 2 * m, twiddle + k * step, twiddle + 2 * k * step,
                                       twiddle + 3 * k * step, inverse);
            }
        }
    }
}

#endif
