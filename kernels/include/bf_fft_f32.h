/*
 * Stages of a complex FFT in place, single precision. A complex number is two elements, real part first; the elements are in
 * the order that the stages want, twiddle[k] = exp(-+2 pi i k / length).
 */
#ifndef BF_FFT_F32_H
#define BF_FFT_F32_H

#include "bf_kernel.h"

BF_KERNEL float bf_fft_add_f32(float a, float b)
{
    return a + b;
}

BF_KERNEL float bf_fft_sub_f32(float a, float b)
{
    return a - b;
}

BF_KERNEL float bf_fft_half_sum_f32(float a, float b)
{
    return (a + b) * 0.5f;
}

BF_KERNEL float bf_fft_half_difference_f32(float a, float b)
{
    return (a - b) * 0.5f;
}

/* Nothing overflows. */
BF_KERNEL float bf_fft_divide_f32(float x, int32_t parts)
{
    (void)parts;
    return x;
}

BF_KERNEL float bf_fft_re_f32(float a, float b, float c, float d)
{
    return a * b - c * d;
}

BF_KERNEL float bf_fft_im_f32(float a, float b, float c, float d)
{
    return a * b + c * d;
}

/* Divides element x by the radix and turns it by w. */
BF_KERNEL void bf_fft_turn_f32(const float *x, const float *w, int32_t radix, float *re, float *im)
{
    const float a = bf_fft_divide_f32(x[0], radix);
    const float b = bf_fft_divide_f32(x[1], radix);
    *re = bf_fft_re_f32(a, w[0], b, w[1]);
    *im = bf_fft_im_f32(a, w[1], b, w[0]);
}

BF_KERNEL void bf_fft_butterfly_2_f32(float *x, const float *w)
{
    const float re = bf_fft_divide_f32(x[0], 2);
    const float im = bf_fft_divide_f32(x[1], 2);
    float turned_re;
    float turned_im;
    bf_fft_turn_f32(x + 2, w, 2, &turned_re, &turned_im);
    x[0] = bf_fft_add_f32(re, turned_re);
    x[1] = bf_fft_add_f32(im, turned_im);
    x[2] = bf_fft_sub_f32(re, turned_re);
    x[3] = bf_fft_sub_f32(im, turned_im);
}

/* Four elements, `apart` numbers from one to the next; w1, w2, w3 turn the last three. */
BF_KERNEL void bf_fft_butterfly_4_f32(float *x, int32_t apart, const float *w1, const float *w2, const float *w3,
                                      int32_t inverse)
{
    const float re = bf_fft_divide_f32(x[0], 4);
    const float im = bf_fft_divide_f32(x[1], 4);
    float re_1;
    float im_1;
    float re_2;
    float im_2;
    float re_3;
    float im_3;
    bf_fft_turn_f32(x + apart, w1, 4, &re_1, &im_1);
    bf_fft_turn_f32(x + 2 * apart, w2, 4, &re_2, &im_2);
    bf_fft_turn_f32(x + 3 * apart, w3, 4, &re_3, &im_3);
    const float even_re = bf_fft_add_f32(re, re_2);
    const float even_im = bf_fft_add_f32(im, im_2);
    const float odd_re = bf_fft_add_f32(re_1, re_3);
    const float odd_im = bf_fft_add_f32(im_1, im_3);
    const float left_re = bf_fft_sub_f32(re, re_2);
    const float left_im = bf_fft_sub_f32(im, im_2);
    const float right_re = inverse ? bf_fft_sub_f32(re_1, re_3) : bf_fft_sub_f32(re_3, re_1);
    const float right_im = inverse ? bf_fft_sub_f32(im_1, im_3) : bf_fft_sub_f32(im_3, im_1);
    x[0] = bf_fft_add_f32(even_re, odd_re);
    x[1] = bf_fft_add_f32(even_im, odd_im);
    x[apart] = bf_fft_sub_f32(left_re, right_im);
    x[apart + 1] = bf_fft_add_f32(left_im, right_re);
    x[2 * apart] = bf_fft_sub_f32(even_re, odd_re);
    x[2 * apart + 1] = bf_fft_sub_f32(even_im, odd_im);
    x[3 * apart] = bf_fft_add_f32(left_re, right_im);
    x[3 * apart + 1] = bf_fft_sub_f32(left_im, right_re);
}

/* One stage of radix 2 where the length is not a power of four, then stages of radix 4. */
BF_KERNEL void bf_fft_f32(float *z, const float *twiddle, int32_t length, int32_t radix_2, int32_t inverse)
{
    if (radix_2) {
        for (int32_t i = 0; i < length; i += 2) {
            bf_fft_butterfly_2_f32(z + 2 * i, twiddle);
        }
    }
    for (int32_t m = radix_2 ? 2 : 1; m < length; m *= 4) {
        const int32_t step = 2 * (length / (4 * m));
        for (int32_t start = 0; start < length; start += 4 * m) {
            for (int32_t k = 0; k < m; k++) {
                bf_fft_butterfly_4_f32(z + 2 * (start + k), 2 * m, twiddle + k * step, twiddle + 2 * k * step,
                                       twiddle + 3 * k * step, inverse);
            }
        }
    }
}

#endif
