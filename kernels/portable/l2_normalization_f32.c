/* Rows of floats brought to length 1; lengths below 10^-6 count as that. In place is fine. */
#include <math.h>

#include "../include/bf_kernel.h"

BF_KERNEL void bf_l2_normalization_f32(const float *input, float *output, int32_t rows, int32_t depth)
{
    for (int32_t row = 0; row < rows; row++) {
        float squares = 0.0f;
        for (int32_t i = 0; i < depth; i++) {
            squares += input[i] * input[i];
        }
        const float root = sqrtf(squares);
        const float length = root < 1e-6f ? 1e-6f : root;
        for (int32_t i = 0; i < depth; i++) {
            output[i] = input[i] / length;
        }
        input += depth;
        output += depth;
    }
}
