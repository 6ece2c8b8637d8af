/* Elementwise square root of floats, and one over it. */
#include <math.h>

#include "../include/bf_map_f32.h"

BF_KERNEL float bf_reciprocal_root(float x)
{
    return 1.0f / sqrtf(x);
}

BF_KERNEL void bf_sqrt_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, sqrtf);
}

BF_KERNEL void bf_rsqrt_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, bf_reciprocal_root);
}
