/* GELU, float32: x times the normal distribution's share below x, by erfc or approximated by tanh. In place is fine. */
#include <math.h>

#include "../include/bf_kernel.h"

BF_KERNEL void bf_gelu_f32(const float *input, float *output, int32_t size, int32_t approximate)
{
    for (int32_t i = 0; i < size; i++) {
        const float x = input[i];
        if (approximate) {
            const float inner = 0.79788456080286535588f * x * (1.0f + 0.044715f * x * x);
            output[i] = 0.5f * x * (1.0f + tanhf(inner));
        } else {
            output[i] = 0.5f * x * erfcf(x * -0.70710678118654752440f);
        }
    }
}
