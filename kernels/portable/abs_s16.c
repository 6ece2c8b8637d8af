/* Magnitude of int16 codes: out = |x - zero_in|, requantized where the scales differ, plus zero_out. In place is fine. */
#include "../include/bf_saturate_s16.h"

BF_KERNEL void bf_abs_s16(const int16_t *input, int16_t *output, int32_t size, int32_t rescaled, int32_t zero_in,
                          int32_t zero_out, int32_t multiplier, int32_t shift)
{
    for (int32_t i = 0; i < size; i++) {
        const int32_t distance = input[i] - zero_in;
        const int32_t magnitude = distance < 0 ? -distance : distance;
        const int32_t code = rescaled ? bf_requantize_any(magnitude, multiplier, shift) : magnitude;
        output[i] = (int16_t)bf_saturate_s16(code + zero_out);
    }
}
