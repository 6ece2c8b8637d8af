/* Elements over some dimensions made one, int8 codes or truth values.
 *
 * The input is [kept0][reduced0][kept1][reduced1][kept2], the output [kept0][kept1][kept2]. `combine` is a constant, so that
 * compilers put it into the loop.
 */
#include <stdint.h>

#include "../include/bf_kernel.h"

BF_KERNEL void bf_fold_s8(const int8_t *input, int8_t *output, int32_t kept0, int32_t reduced0, int32_t kept1, int32_t reduced1,
                         int32_t kept2, int8_t start, int8_t (*combine)(int8_t, int8_t))
{
    for (int32_t i = 0; i < kept0 * kept1; i++) {
        const int8_t *in = input + ((ptrdiff_t)(i / kept1) * reduced0 * kept1 + i % kept1) * reduced1 * kept2;
        for (int32_t c = 0; c < kept2; c++) {
            int8_t result = start;
            for (int32_t outer = 0; outer < reduced0; outer++) {
                for (int32_t inner = 0; inner < reduced1; inner++) {
                    result = combine(result, in[((ptrdiff_t)outer * kept1 * reduced1 + inner) * kept2 + c]);
                }
            }
            *output++ = result;
        }
    }
}

BF_KERNEL int8_t bf_largest_s8(int8_t a, int8_t b)
{
    return b > a ? b : a;
}

BF_KERNEL void bf_reduce_max_s8(const int8_t *input, int8_t *output, int32_t kept0, int32_t reduced0, int32_t kept1, int32_t reduced1,
                                int32_t kept2)
{
    bf_fold_s8(input, output, kept0, reduced0, kept1, reduced1, kept2, INT8_MIN, bf_largest_s8);
}

BF_KERNEL int8_t bf_least_s8(int8_t a, int8_t b)
{
    return b < a ? b : a;
}

BF_KERNEL void bf_reduce_min_s8(const int8_t *input, int8_t *output, int32_t kept0, int32_t reduced0, int32_t kept1, int32_t reduced1,
                                int32_t kept2)
{
    bf_fold_s8(input, output, kept0, reduced0, kept1, reduced1, kept2, INT8_MAX, bf_least_s8);
}
