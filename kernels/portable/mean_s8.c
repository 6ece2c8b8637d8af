/* Mean over some dimensions, int8: out = clamp(requantize(offset + sum) + zero_out, low, high).
 *
 * The input is [kept0][reduced0][kept1][reduced1][kept2], the output [kept0][kept1][kept2]; offset = -count * zero_in.
 */
#include "../include/bf_finish_s8.h"
#include "../include/bf_sum_window_s8.h"

BF_KERNEL void bf_mean_s8(const int8_t *input, int8_t *output, int32_t kept0, int32_t reduced0, int32_t kept1,
                          int32_t reduced1, int32_t kept2, int32_t offset, int32_t multiplier, int32_t shift,
                          int32_t zero_out, int32_t low, int32_t high)
{
    const int32_t any_shift = shift < 0;
    const ptrdiff_t plane = (ptrdiff_t)reduced1 * kept2;
    for (int32_t i = 0; i < kept0 * kept1; i++) {
        const int8_t *in = input + ((ptrdiff_t)(i / kept1) * reduced0 * kept1 + i % kept1) * plane;
        int32_t c = 0;
        for (; c + 4 <= kept2; c += 4) {
            int32_t sums[4];
            bf_sum_window_s8(in + c, sums, 4, reduced0, kept1 * plane, reduced1, kept2);
            output[c] = bf_finish_s8(sums[0] + offset, multiplier, shift, zero_out, low, high, any_shift);
            output[c + 1] = bf_finish_s8(sums[1] + offset, multiplier, shift, zero_out, low, high, any_shift);
            output[c + 2] = bf_finish_s8(sums[2] + offset, multiplier, shift, zero_out, low, high, any_shift);
            output[c + 3] = bf_finish_s8(sums[3] + offset, multiplier, shift, zero_out, low, high, any_shift);
        }
        for (; c < kept2; c++) {
            int32_t sum;
            bf_sum_window_s8(in + c, &sum, 1, reduced0, kept1 * plane, reduced1, kept2);
            output[c] = bf_finish_s8(sum + offset, multiplier, shift, zero_out, low, high, any_shift);
        }
        output += kept2;
    }
}
