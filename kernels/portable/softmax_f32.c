/* Softmax of float rows: exp((x - max) * beta) over their sum. In place is fine. */
#include <math.h>

#include "../include/bf_max_f32.h"

BF_KERNEL void bf_softmax_f32(const float *input, float *output, int32_t rows, int32_t depth, float beta)
{
    for (int32_t row = 0; row < rows; row++) {
        const float max = bf_max_f32(input, depth);
        float sum = 0.0f;
        for (int32_t i = 0; i < depth; i++) {
            output[i] = expf((input[i] - max) * beta);
            sum += output[i];
        }
        for (int32_t i = 0; i < depth; i++) {
            output[i] = output[i] / sum;
        }
        input += depth;
        output += depth;
    }
}
