/*
 * Spectra of rows of real numbers, Q15; sums wrap: an FFT of half the length over pairs of them, then
 *
 *   sum = z[k] + conj(z[n - k]), difference = z[k] - conj(z[n - k]), both of halves
 *   out[k] = (sum + difference * turn[k - 1]) / 2, out[n - k] = conj(sum - difference * turn[k - 1]) / 2
 *
 * The work is done in the output, which has room for n + 1 complex numbers.
 */
#include "../include/bf_fft_s16.h"

BF_KERNEL void bf_unpack_spectrum_s16(int16_t *a, int16_t *b, const int16_t *turn)
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
    a[0] = bf_fft_half_sum_s16(sum_re, turned_re);
    a[1] = bf_fft_half_sum_s16(sum_im, turned_im);
    b[0] = bf_fft_half_difference_s16(sum_re, turned_re);
    b[1] = bf_fft_half_difference_s16(turned_im, sum_im);
}

BF_KERNEL void bf_signal_rfft_s16(const int16_t *input, const uint16_t *order, const int16_t *twiddle, const int16_t *turn,
                                  int16_t *output, int32_t rows, int32_t row_length, int32_t length, int32_t radix_2)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t k = 0; k < length; k++) {
            const int32_t from = 2 * order[k];
            output[2 * k] = from < row_length ? input[from] : 0;
            output[2 * k + 1] = from + 1 < row_length ? input[from + 1] : 0;
        }
        bf_fft_s16(output, twiddle, length, radix_2, 0);
        const int16_t even = bf_fft_divide_s16(output[0], 2);
        const int16_t odd = bf_fft_divide_s16(output[1], 2);
        output[0] = bf_fft_add_s16(even, odd);
        output[1] = 0;
        output[2 * length] = bf_fft_sub_s16(even, odd);
        output[2 * length + 1] = 0;
        for (int32_t k = 1; k <= length / 2; k++) {
            bf_unpack_spectrum_s16(output + 2 * k, output + 2 * (length - k), turn + 2 * (k - 1));
        }
        input += row_length;
        output += 2 * length + 2;
    }
}
