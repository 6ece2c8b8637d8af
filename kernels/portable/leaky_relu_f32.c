/* Leaky ReLU of floats. In place is fine. */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_leaky_relu_f32(const float *input, float *output, int32_t size, float alpha)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = input[i] > 0.0f ? input[i] : input[i] * alpha;
    }
}
