/* Sums of int8 codes over a window of rows and columns, for `lanes` (1 or 4) neighbouring channels. */
#ifndef BF_SUM_WINDOW_S8_H
#define BF_SUM_WINDOW_S8_H

#include "bf_kernel.h"

BF_KERNEL void bf_sum_window_s8(const int8_t *in, int32_t *sums, int32_t lanes, int32_t rows, ptrdiff_t row_step,
                                int32_t columns, ptrdiff_t column_step)
{
    int32_t sum0 = 0;
    int32_t sum1 = 0;
    int32_t sum2 = 0;
    int32_t sum3 = 0;
    for (int32_t row = 0; row < rows; row++) {
        const int8_t *p = in;
        for (int32_t column = 0; column < columns; column++) {
            sum0 += p[0];
            if (lanes == 4) {
                sum1 += p[1];
                sum2 += p[2];
                sum3 += p[3];
            }
            p += column_step;
        }
        in += row_step;
    }
    sums[0] = sum0;
    if (lanes == 4) {
        sums[1] = sum1;
        sums[2] = sum2;
        sums[3] = sum3;
    }
}

#endif
