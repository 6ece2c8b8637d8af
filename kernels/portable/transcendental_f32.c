/* Elementwise float functions of the C library. */
#include <math.h>

#include "../include/bf_map_f32.h"
#include "../include/bf_sigmoid_f32.h"

BF_KERNEL float bf_elu(float x)
{
    return x < 0.0f ? expm1f(x) : x;
}

BF_KERNEL void bf_exp_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, expf);
}

BF_KERNEL void bf_log_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, logf);
}

BF_KERNEL void bf_sin_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, sinf);
}

BF_KERNEL void bf_cos_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, cosf);
}

BF_KERNEL void bf_tanh_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, tanhf);
}

BF_KERNEL void bf_logistic_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, bf_sigmoid_f32);
}

BF_KERNEL void bf_elu_f32(const float *input, float *output, int32_t size)
{
    bf_map_f32(input, output, size, bf_elu);
}
