/*
 * Rows of real numbers from their spectra, Q15; sums wrap: what signal_rfft does,
 * backwards, then an FFT of half the length.
 * `place` says where the stages want each element.
 */
#include "../include/bf_fft_s16.h"

BF_KERNEL void bf_pack_spectrum_s16(const int16_t *a, const int16_t *b, const int16_t *turn, int16_t *to_a, int16_t *to_b)
{
    const int16_t a_re = bf_fft_divide_s16(a[0], 2);
    const int16_t a_im = bf_fft_divide_s16(a[1], 2);
    const int16_t b_re = bf_fft_divide_s16(b[0], 2);
    const int16_t b_im = bf_fft_divide_s16(bf_fft_sub_s16(0, b[1]), 2);
    const int16_t sum_re = bf_fft_add_s16(a_re, b_re);
    const int16_t sum_im = bf_fft_add_s16(a_im, b_im);
    const int16_t re = bf_fft_sub_s16(a_re, b_re);
    const int16_t im = bf_fft_sub_s16(a_im, b_im);
    const int16_t turned_re = bf_fft_re_s16(re, turn[0], im, turn[1]);
    const int16_t turned_im = bf_fft_im_s16(re, turn[1], im, turn[0]);
    to_a[0] = bf_fft_add_s16(sum_re, turned_re);
    to_a[1] = bf_fft_add_s16(sum_im, turned_im);
    to_b[0] = bf_fft_sub_s16(sum_re, turned_re);
    to_b[1] = bf_fft_sub_s16(turned_im, sum_im);
}

BF_KERNEL void bf_signal_irfft_s16(const int16_t *input, const uint16_t *place, const int16_t *twiddle, const int16_t *turn,
                                   int16_t *output, int32_t rows, int32_t length, int32_t radix_2)
{
    for (int32_t row = 0; row < rows; row++) {
        output[0] = bf_fft_divide_s16(bf_fft_add_s16(input[0], input[2 * length]), 2);
        output[1] = bf_fft_divide_s16(bf_fft_sub_s16(input[0], input[2 * length]), 2);
        for (int32_t k = 1; k <= length / 2; k++) {
            bf_pack_spectrum_s16(input + 2 * k, input + 2 * (length - k), turn + 2 * (k - 1), output + 2 * place[k],
                                 output + 2 * place[length - k]);
        }
        bf_fft_s16(output, twiddle, length, radix_2, 1);
        input += 2 * length + 2;
        output += 2 * length;
    }
}
