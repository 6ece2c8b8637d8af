/* Softmax of int16 rows, exactly as TFLite's reference: exponentials and the reciprocal of their sum by tables of 513 entries,
 * Q0.15, with linear interpolation. exponential[] spans [-10, 0], reciprocal[] 1 / (1 + x) over [0, 1]. In place is fine.
 */
#include "../include/bf_leading_zeros.h"
#include "../include/bf_saturate_s16.h"

BF_KERNEL int32_t bf_interpolate_s16(const int16_t *table, int32_t x)
{
    const int16_t *entry = table + 256 + (x >> 7);
    return entry[0] + (((entry[1] - entry[0]) * (x & 127) + 64) >> 7);
}

BF_KERNEL void bf_softmax_s16(const int16_t *input, const int16_t *exponential, const int16_t *reciprocal, int16_t *output,
                              int32_t rows, int32_t depth, int32_t multiplier, int32_t shift)
{
    for (int32_t row = 0; row < rows; row++) {
        int32_t max = input[0];
        for (int32_t i = 1; i < depth; i++) {
            max = input[i] > max ? input[i] : max;
        }
        uint32_t sum = 0;
        for (int32_t i = 0; i < depth; i++) {
            const int32_t x = bf_saturate_s16(bf_requantize_any(input[i] - max, multiplier, shift) + 32767);
            const int32_t exp = bf_interpolate_s16(exponential, x);
            sum += (uint32_t)exp;
            output[i] = (int16_t)exp;
        }
        const int32_t headroom = bf_leading_zeros(sum);
        const int32_t normal = (int32_t)(((sum << (headroom - 1)) + (1u << 13)) >> 14);
        const int32_t factor = bf_interpolate_s16(reciprocal, bf_saturate_s16(normal - 3 * 32768));
        const int32_t right = 31 - headroom;
        for (int32_t i = 0; i < depth; i++) {
            output[i] = (int16_t)bf_clamp((output[i] * factor + (1 << (right - 1))) >> right, 0, 32767);
        }
        input += depth;
        output += depth;
    }
}
