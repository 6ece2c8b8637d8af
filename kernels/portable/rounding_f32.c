/* Elementwise rounding of floats to whole numbers. */
#include <math.h>

#include "../include/bf_map_f32.h"

/* Halves to the even neighbour. Up from the floor, so that what rounds to zero from below is not a negative zero. */
BF_KERNEL float bf_half_to_even(float x)
{
    const float below = floorf(x);
    const float rest = x - below;
    const float half = 0.5f * below;
    return rest < 0.5f || (rest <= 0.5f && half - floorf(half) <= 0.0f) ? below : below + 1.0f;
}

BF_KERNEL void bf_floor_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, floorf);
}

BF_KERNEL void bf_ceil_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, ceilf);
}

BF_KERNEL void bf_round_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, bf_half_to_even);
}
