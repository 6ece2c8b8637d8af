/*
 * Rows of real numbers from their spectra, single precision: what signal_rfft does,
 * backwards, then an FFT of half the length, divided by the length.
 * `place` says where the stages want each element.
 */
#include "../include/bf_fft_f32.h"

BF_KERNEL void bf_pack_spectrum_f32(const float *a, const float *b, const float *turn, float *to_a, float *to_b)
{
    const float a_re = bf_fft_divide_f32(a[0], 2);
    const float a_im = bf_fft_divide_f32(a[1], 2);
    const float b_re = bf_fft_divide_f32(b[0], 2);
    const float b_im = bf_fft_divide_f32(-b[1], 2);
    const float sum_re = bf_fft_add_f32(a_re, b_re);
    const float sum_im = bf_fft_add_f32(a_im, b_im);
    const float re = bf_fft_sub_f32(a_re, b_re);
    const float im = bf_fft_sub_f32(a_im, b_im);
    const float turned_re = bf_fft_re_f32(re, turn[0], im, turn[1]);
    const float turned_im = bf_fft_im_f32(re, turn[1], im, turn[0]);
    to_a[0] = bf_fft_add_f32(sum_re, turned_re);
    to_a[1] = bf_fft_add_f32(sum_im, turned_im);
    to_b[0] = bf_fft_sub_f32(sum_re, turned_re);
    to_b[1] = bf_fft_sub_f32(turned_im, sum_im);
}

BF_KERNEL void bf_signal_irfft_f32(const float *input, const uint16_t *place, const float *twiddle, const float *turn,
                                   float *output, int32_t rows, int32_t length, int32_t radix_2)
{
    for (int32_t row = 0; row < rows; row++) {
        output[0] = bf_fft_divide_f32(bf_fft_add_f32(input[0], input[2 * length]), 2);
        output[1] = bf_fft_divide_f32(bf_fft_sub_f32(input[0], input[2 * length]), 2);
        for (int32_t k = 1; k <= length / 2; k++) {
            bf_pack_spectrum_f32(input + 2 * k, input + 2 * (length - k), turn + 2 * (k - 1), output + 2 * place[k],
                                 output + 2 * place[length - k]);
        }
        bf_fft_f32(output, twiddle, length, radix_2, 1);
        for (int32_t i = 0; i < 2 * length; i++) {
            output[i] /= (float)(2 * length);
        }
        input += 2 * length + 2;
        output += 2 * length;
    }
}
