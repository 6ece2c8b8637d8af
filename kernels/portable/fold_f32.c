/* Elements over some dimensions made one, float: in the order of memory.
 *
 * The input is [kept0][reduced0][kept1][reduced1][kept2], the output [kept0][kept1][kept2]. `combine` is a constant, so that
 * compilers put it into the loop.
 */
#include <float.h>

#include "../include/bf_kernel.h"

BF_KERNEL void bf_fold_f32(const float *input, float *output, int32_t kept0, int32_t reduced0, int32_t kept1, int32_t reduced1,
                         int32_t kept2, float start, float (*combine)(float, float))
{
    for (int32_t i = 0; i < kept0 * kept1; i++) {
        const float *in = input + ((ptrdiff_t)(i / kept1) * reduced0 * kept1 + i % kept1) * reduced1 * kept2;
        for (int32_t c = 0; c < kept2; c++) {
            float result = start;
            for (int32_t outer = 0; outer < reduced0; outer++) {
                for (int32_t inner = 0; inner < reduced1; inner++) {
                    result = combine(result, in[((ptrdiff_t)outer * kept1 * reduced1 + inner) * kept2 + c]);
                }
            }
            *output++ = result;
        }
    }
}

BF_KERNEL float bf_largest_f32(float a, float b)
{
    return b > a ? b : a;
}

BF_KERNEL void bf_reduce_max_f32(const float *input, float *output, int32_t kept0, int32_t reduced0, int32_t kept1, int32_t reduced1,
                                 int32_t kept2)
{
    bf_fold_f32(input, output, kept0, reduced0, kept1, reduced1, kept2, -FLT_MAX, bf_largest_f32);
}

BF_KERNEL float bf_least_f32(float a, float b)
{
    return b < a ? b : a;
}

BF_KERNEL void bf_reduce_min_f32(const float *input, float *output, int32_t kept0, int32_t reduced0, int32_t kept1, int32_t reduced1,
                                 int32_t kept2)
{
    bf_fold_f32(input, output, kept0, reduced0, kept1, reduced1, kept2, FLT_MAX, bf_least_f32);
}

BF_KERNEL float bf_total_f32(float a, float b)
{
    return a + b;
}

BF_KERNEL void bf_sum_f32(const float *input, float *output, int32_t kept0, int32_t reduced0, int32_t kept1, int32_t reduced1,
                          int32_t kept2)
{
    bf_fold_f32(input, output, kept0, reduced0, kept1, reduced1, kept2, 0.0f, bf_total_f32);
}

BF_KERNEL float bf_product_f32(float a, float b)
{
    return a * b;
}

BF_KERNEL void bf_reduce_prod_f32(const float *input, float *output, int32_t kept0, int32_t reduced0, int32_t kept1, int32_t reduced1,
                                  int32_t kept2)
{
    bf_fold_f32(input, output, kept0, reduced0, kept1, reduced1, kept2, 1.0f, bf_product_f32);
}
