/* Real numbers to codes: out = clamp(round(x / scale) + zero, low, high), halves away from zero.
 *
 * What does not fit an int32 (NaN too) becomes the smallest one and the sum wraps: the reference leaves both to the
 * machine, and this is what it does on x86.
 */
#include "../include/bf_requantize.h"

BF_KERNEL int32_t bf_round_half_away(float x)
{
    if (!(x >= -2147483648.0f && x < 2147483648.0f)) {
        return INT32_MIN;
    }
    /* The rest is exact, unlike x + 0.5f. */
    const int32_t whole = (int32_t)x;
    const float rest = x - (float)whole;
    return whole + (rest >= 0.5f) - (rest <= -0.5f);
}

BF_KERNEL int32_t bf_quantize(float x, float scale, int32_t zero, int32_t low, int32_t high)
{
    const uint32_t sum = (uint32_t)bf_round_half_away(x / scale) + (uint32_t)zero;
    return bf_clamp((int32_t)sum, low, high);
}

BF_KERNEL void bf_quantize_f32_s8(const float *input, int8_t *output, int32_t size, float scale, int32_t zero, int32_t low,
                                  int32_t high)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = (int8_t)bf_quantize(input[i], scale, zero, low, high);
    }
}

BF_KERNEL void bf_quantize_f32_s16(const float *input, int16_t *output, int32_t size, float scale, int32_t zero,
                                   int32_t low, int32_t high)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = (int16_t)bf_quantize(input[i], scale, zero, low, high);
    }
}
