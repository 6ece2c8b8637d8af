/* Leaky ReLU of int16 codes: one factor from the zero point up, another one below. In place is fine.
 * `sign` is -1 for a negative slope.
 */
#include "../include/bf_saturate_s16.h"

BF_KERNEL void bf_leaky_relu_s16(const int16_t *input, int16_t *output, int32_t size, int32_t zero_in, int32_t zero_out,
                                 int32_t sign, int32_t positive_multiplier, int32_t positive_shift,
                                 int32_t negative_multiplier, int32_t negative_shift)
{
    for (int32_t i = 0; i < size; i++) {
        const int32_t x = input[i] - zero_in;
        const int32_t scaled = x >= 0 ? bf_requantize_any(x, positive_multiplier, positive_shift)
                                      : bf_requantize_any(sign * x, negative_multiplier, negative_shift);
        output[i] = (int16_t)bf_saturate_s16(scaled + zero_out);
    }
}
