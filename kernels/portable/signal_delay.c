/* Rows of samples, each coming out `length` samples later. */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_signal_delay(const int16_t *input, int16_t *kept, int16_t *output, int32_t rows, int32_t frame,
                               int32_t length)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < frame; i++) {
            output[i] = i < length ? kept[i] : input[i - length];
        }
        for (int32_t i = 0; i < length; i++) {
            kept[i] = i + frame < length ? kept[i + frame] : input[i + frame - length];
        }
        input += frame;
        kept += length;
        output += frame;
    }
}
