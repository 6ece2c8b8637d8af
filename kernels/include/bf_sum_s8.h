/* Sum of k int8 codes, modulo 2^32. */
#ifndef BF_SUM_S8_H
#define BF_SUM_S8_H

#include "bf_kernel.h"

BF_KERNEL uint32_t bf_sum_s8(const int8_t *codes, int32_t k)
{
    int32_t sum = 0;
    for (int32_t quad = k / 4; quad > 0; quad--, codes += 4) {
        sum += codes[0] + codes[1] + codes[2] + codes[3];
    }
    for (int32_t rest = k % 4; rest > 0; rest--) {
        sum += *codes++;
    }
    return (uint32_t)sum;
}

#endif
