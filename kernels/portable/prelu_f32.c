/* PReLU of floats: `rows` rows of `n`; alpha moves by `row_alpha` from row to row and by `step_alpha` within one. In place is
 * fine.
 */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_prelu_f32(const float *input, const float *alpha, float *output, int32_t rows, int32_t n,
                            int32_t row_alpha, int32_t step_alpha)
{
    for (int32_t i = 0; i < rows * n; i++) {
        const float x = input[i];
        output[i] = x >= 0.0f ? x : x * alpha[i / n * row_alpha + i % n * step_alpha];
    }
}
