/*
 * Rows of real numbers from their spectra, Q31; sums wrap: what signal_rfft does,
 * backwards, then an FFT of half the length.
 * `place` says where the stages want each element.
 */
#include "../include/bf_fft_s32.h"

BF_KERNEL void bf_pack_spectrum_s32(const int32_t *a, const int32_t *b, const int32_t *turn, int32_t *to_a, int32_t *to_b)
{
    const int32_t a_re = bf_fft_divide_s32(a[0], 2);
    const int32_t a_im = bf_fft_divide_s32(a[1], 2);
    const int32_t b_re = bf_fft_divide_s32(b[0], 2);
    const int32_t b_im = bf_fft_divide_s32(bf_fft_sub_s32(0, b[1]), 2);
    const int32_t sum_re = bf_fft_add_s32(a_re, b_re);
    const int32_t sum_im = bf_fft_add_s32(a_im, b_im);
    const int32_t re = bf_fft_sub_s32(a_re, b_re);
    const int32_t im = bf_fft_sub_s32(a_im, b_im);
    const int32_t turned_re = bf_fft_re_s32(re, turn[0], im, turn[1]);
    const int32_t turned_im = bf_fft_im_s32(re, turn[1], im, turn[0]);
    to_a[0] = bf_fft_add_s32(sum_re, turned_re);
    to_a[1] = bf_fft_add_s32(sum_im, turned_im);
    to_b[0] = bf_fft_sub_s32(sum_re, turned_re);
    to_b[1] = bf_fft_sub_s32(turned_im, sum_im);
}

BF_KERNEL void bf_signal_irfft_s32(const int32_t *input, const uint16_t *place, const int32_t *twiddle, const int32_t *turn,
                                   int32_t *output, int32_t rows, int32_t length, int32_t radix_2)
{
    for (int32_t row = 0; row < rows; row++) {
        output[0] = bf_fft_divide_s32(bf_fft_add_s32(input[0], input[2 * length]), 2);
        output[1] = bf_fft_divide_s32(bf_fft_sub_s32(input[0], input[2 * length]), 2);
        for (int32_t k = 1; k <= length / 2; k++) {
            bf_pack_spectrum_s32(input + 2 * k, input + 2 * (length - k), turn + 2 * (k - 1), output + 2 * place[k],
                                 output + 2 * place[length - k]);
        }
        bf_fft_s32(output, twiddle, length, radix_2, 1);
        input += 2 * length + 2;
        output += 2 * length;
    }
}
