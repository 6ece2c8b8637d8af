/* One over the square root of int16 codes, exactly as TFLite Micro's reference. In place is fine.
 *
 * Real zero gives the largest code, and so do negative numbers.
 */
#include "../include/bf_inverse_sqrt.h"
#include "../include/bf_saturate_s16.h"

BF_KERNEL void bf_rsqrt_s16(const int16_t *input, int16_t *output, int32_t size, int32_t zero_in, int32_t zero_out,
                            int32_t multiplier, int32_t shift)
{
    for (int32_t i = 0; i < size; i++) {
        const int32_t x = input[i] - zero_in;
        const int32_t root = bf_times_factor(1, bf_inverse_sqrt(x), 20);
        const int32_t code = x <= 0 ? INT16_MAX : bf_requantize_any(root, multiplier, shift) + zero_out;
        output[i] = (int16_t)bf_saturate_s16(code);
    }
}
