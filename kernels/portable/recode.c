/* Codes of one scale to codes of another: out = clamp(requantize(code - zero_in) + zero_out, low, high).
 *
 * Codes are int8, int16 or int32 (`in_bytes`, `out_bytes`); sums wrap in 32 bits as the reference's do. In place is fine
 * where the output's codes are bytes, or as wide as the input's.
 */
#include "../include/bf_codes.h"
#include "../include/bf_requantize.h"

BF_KERNEL void bf_recode(const void *input, void *output, int32_t size, int32_t in_bytes, int32_t out_bytes, int32_t zero_in,
                         int32_t multiplier, int32_t shift, int32_t zero_out, int32_t low, int32_t high)
{
    for (int32_t i = 0; i < size; i++) {
        const uint32_t code = (uint32_t)bf_load_code(input, i, in_bytes);
        const int32_t scaled = bf_requantize_any((int32_t)(code - (uint32_t)zero_in), multiplier, shift);
        const int32_t sum = (int32_t)((uint32_t)scaled + (uint32_t)zero_out);
        bf_store_code(output, i, out_bytes, bf_clamp(sum, low, high));
    }
}
