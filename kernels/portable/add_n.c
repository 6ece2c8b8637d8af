/* Sum of several tensors of one shape, one call after another over a running sum.
 *
 * Floats are added in order, starting from zero. int8 codes are summed as they stand; the zero points are in `offset`:
 *
 *   out = clamp(requantize((sum + offset) << 19) + zero_out)
 */
#include "../include/bf_finish_s8.h"

BF_KERNEL void bf_add_n_f32(const float *input, float *output, int32_t n, int32_t first)
{
    for (int32_t i = 0; i < n; i++) {
        output[i] = (first ? 0.0f : output[i]) + input[i];
    }
}

BF_KERNEL void bf_add_n_sum_s8(const int8_t *input, int16_t *sum, int32_t n, int32_t first)
{
    for (int32_t i = 0; i < n; i++) {
        sum[i] = (int16_t)((first ? 0 : sum[i]) + input[i]);
    }
}

BF_KERNEL void bf_add_n_finish_s8(const int16_t *sum, int8_t *output, int32_t n, int32_t offset, int32_t multiplier,
                                  int32_t shift, int32_t zero_out)
{
    for (int32_t i = 0; i < n; i++) {
        const int32_t wide = (int32_t)((uint32_t)(sum[i] + offset) << 19);
        output[i] = bf_clamp_s8(bf_requantize_any(wide, multiplier, shift) + zero_out, -128, 127);
    }
}
