/* Running sums along the middle axis of [outer][n][inner], without the element itself if `exclusive`. In place is fine.
 *
 * Sums carry 19 more bits than codes and wrap; they begin at -zero_in, as the reference's do.
 */
#include "../include/bf_requantize.h"

BF_KERNEL void bf_cumsum_s8(const int8_t *input, int8_t *output, int32_t outer, int32_t n, int32_t inner, int32_t exclusive,
                            int32_t reverse, int32_t zero_in, int32_t multiplier, int32_t shift, int32_t zero_out,
                            int32_t low, int32_t high)
{
    for (int32_t line = 0; line < outer * inner; line++) {
        const int32_t first = line / inner * n * inner + line % inner;
        uint32_t sum = (uint32_t)-zero_in << 19;
        for (int32_t i = 0; i < n; i++) {
            const int32_t at = first + (reverse ? n - 1 - i : i) * inner;
            const uint32_t next = sum + ((uint32_t)(input[at] - zero_in) << 19);
            const int32_t code = bf_requantize_any((int32_t)(exclusive ? sum : next), multiplier, shift) + zero_out;
            output[at] = (int8_t)bf_clamp(code, low, high);
            sum = next;
        }
    }
}
