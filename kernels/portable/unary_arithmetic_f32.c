/* Elementwise float functions of a few additions and multiplications. */
#include <math.h>

#include "../include/bf_map_f32.h"

BF_KERNEL float bf_negative(float x)
{
    return -x;
}

BF_KERNEL float bf_squared(float x)
{
    return x * x;
}

BF_KERNEL float bf_hard_swish(float x)
{
    const float above = x + 3.0f > 0.0f ? x + 3.0f : 0.0f;
    return x * (above < 6.0f ? above : 6.0f) / 6.0f;
}

BF_KERNEL void bf_abs_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, fabsf);
}

BF_KERNEL void bf_neg_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, bf_negative);
}

BF_KERNEL void bf_square_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, bf_squared);
}

BF_KERNEL void bf_hard_swish_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, bf_hard_swish);
}
