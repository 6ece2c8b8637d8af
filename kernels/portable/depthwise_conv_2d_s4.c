/* Depthwise convolution with one output channel for each input channel, int8 with int4 weights that stay packed, any kernel,
 * stride, dilation and padding. Taps outside the image are left out, so nothing is folded into the bias.
 *
 * Weights: [kernel y][kernel x][channel] as in the file, but nibbles w + 8, and each tap begins a new byte, the channel of
 * even number in the low half. Two channels at a time.
 */
#include "../include/bf_finish_s8.h"
#include "../include/bf_taps.h"

BF_KERNEL void bf_depthwise_conv_2d_s4(const int8_t *input, const uint8_t *weights, const int32_t *bias,
                                       const int32_t *multiplier, const int8_t *shift, int8_t *output, int32_t batch,
                                       int32_t in_h, int32_t in_w, int32_t channels, int32_t out_h, int32_t out_w,
                                       int32_t kernel_h, int32_t kernel_w, int32_t stride_h, int32_t stride_w,
                                       int32_t dilation_h, int32_t dilation_w, int32_t pad_top, int32_t pad_left,
                                       int32_t zero_in, int32_t zero_out, int32_t low, int32_t high, int32_t channel_step,
                                       int32_t any_shift)
{
    const int32_t tap_bytes = (channels + 1) / 2;
    for (int32_t pixel = 0; pixel < batch * out_h * out_w; pixel++) {
        const int32_t top = pixel / out_w % out_h * stride_h - pad_top;
        const int32_t left = pixel % out_w * stride_w - pad_left;
        const int8_t *image = input + (ptrdiff_t)(pixel / (out_h * out_w)) * in_h * in_w * channels;
        const int32_t first_y = bf_first_tap(top, dilation_h);
        const int32_t end_y = bf_end_tap(top, dilation_h, kernel_h, in_h);
        const int32_t first_x = bf_first_tap(left, dilation_w);
        const int32_t end_x = bf_end_tap(left, dilation_w, kernel_w, in_w);
        for (int32_t c = 0; c < channels; c += 2) {
            const int32_t paired = c + 1 < channels;
            uint32_t even = (uint32_t)bias[c];
            uint32_t odd = paired ? (uint32_t)bias[c + 1] : 0;
            for (int32_t ky = first_y; ky < end_y; ky++) {
                for (int32_t kx = first_x; kx < end_x; kx++) {
                    const int8_t *in =
                        image + ((ptrdiff_t)(top + ky * dilation_h) * in_w + left + kx * dilation_w) * channels + c;
                    const int32_t pair = weights[(ky * kernel_w + kx) * tap_bytes + c / 2];
                    even += (uint32_t)((in[0] - zero_in) * ((pair & 15) - 8));
                    odd += paired ? (uint32_t)((in[1] - zero_in) * ((pair >> 4) - 8)) : 0;
                }
            }
            const int32_t at = c * channel_step;
            *output++ = bf_finish_s8((int32_t)even, multiplier[at], shift[at], zero_out, low, high, any_shift);
            if (paired) {
                const int32_t next = at + channel_step;
                *output++ = bf_finish_s8((int32_t)odd, multiplier[next], shift[next], zero_out, low, high, any_shift);
            }
        }
    }
}
