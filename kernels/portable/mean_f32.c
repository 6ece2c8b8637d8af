/* Mean over some dimensions, float: added in the order of memory, then divided by the number of elements.
 *
 * The input is [kept0][reduced0][kept1][reduced1][kept2], the output [kept0][kept1][kept2].
 */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_mean_f32(const float *input, float *output, int32_t kept0, int32_t reduced0, int32_t kept1,
                           int32_t reduced1, int32_t kept2)
{
    for (int32_t i = 0; i < kept0 * kept1; i++) {
        const float *in = input + ((ptrdiff_t)(i / kept1) * reduced0 * kept1 + i % kept1) * reduced1 * kept2;
        for (int32_t c = 0; c < kept2; c++) {
            float sum = 0.0f;
            for (int32_t outer = 0; outer < reduced0; outer++) {
                for (int32_t inner = 0; inner < reduced1; inner++) {
                    sum += in[((ptrdiff_t)outer * kept1 * reduced1 + inner) * kept2 + c];
                }
            }
            *output++ = sum / (float)(reduced0 * reduced1);
        }
    }
}
