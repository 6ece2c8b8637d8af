/* Logarithm of the softmax of float rows: x - max - log(sum of exp(x - max)). In place is fine. */
#include <math.h>

#include "../include/bf_max_f32.h"

BF_KERNEL void bf_log_softmax_f32(const float *input, float *output, int32_t rows, int32_t depth)
{
    for (int32_t row = 0; row < rows; row++) {
        const float max = bf_max_f32(input, depth);
        float sum = 0.0f;
        for (int32_t i = 0; i < depth; i++) {
            sum += expf(input[i] - max);
        }
        const float log_sum = logf(sum);
        for (int32_t i = 0; i < depth; i++) {
            output[i] = input[i] - max - log_sum;
        }
        input += depth;
        output += depth;
    }
}
