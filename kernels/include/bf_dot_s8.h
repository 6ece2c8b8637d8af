/* Sum of products of n int8 codes. */
#ifndef BF_DOT_S8_H
#define BF_DOT_S8_H

#include "bf_kernel.h"

BF_KERNEL int32_t bf_dot_s8(const int8_t *a, const int8_t *b, int32_t n)
{
    int32_t acc = 0;
    for (int32_t i = 0; i < n; i++) {
        acc += a[i] * b[i];
    }
    return acc;
}

#endif
