/* Mean over some dimensions, int16: out = clamp(requantize(offset + sum) + zero_out), offset = -count * zero_in.
 *
 * The input is [kept0][reduced0][kept1][reduced1][kept2], the output [kept0][kept1][kept2].
 */
#include "../include/bf_requantize.h"

BF_KERNEL void bf_mean_s16(const int16_t *input, int16_t *output, int32_t kept0, int32_t reduced0, int32_t kept1,
                           int32_t reduced1, int32_t kept2, int32_t offset, int32_t multiplier, int32_t shift,
                           int32_t zero_out, int32_t low, int32_t high)
{
    for (int32_t i = 0; i < kept0 * kept1; i++) {
        const int16_t *in = input + ((ptrdiff_t)(i / kept1) * reduced0 * kept1 + i % kept1) * reduced1 * kept2;
        for (int32_t c = 0; c < kept2; c++) {
            int32_t sum = offset;
            for (int32_t outer = 0; outer < reduced0; outer++) {
                for (int32_t inner = 0; inner < reduced1; inner++) {
                    sum += in[((ptrdiff_t)outer * kept1 * reduced1 + inner) * kept2 + c];
                }
            }
            *output++ = (int16_t)bf_clamp(bf_requantize_any(sum, multiplier, shift) + zero_out, low, high);
        }
    }
}
