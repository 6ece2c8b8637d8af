/* Rows of samples times one row of weights, shifted right, saturated. */
#include "../include/bf_requantize.h"

BF_KERNEL void bf_signal_window(const int16_t *input, const int16_t *weights, int16_t *output, int32_t rows,
                                int32_t row_length, int32_t shift)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < row_length; i++) {
            *output++ = (int16_t)bf_clamp((*input++ * weights[i]) >> shift, -32768, 32767);
        }
    }
}
