/* Sum of products of n floats, added one after another: another order would round differently. */
#ifndef BF_DOT_F32_H
#define BF_DOT_F32_H

#include "bf_kernel.h"

BF_KERNEL float bf_dot_f32(const float *a, const float *b, int32_t n)
{
    float acc = 0.0f;
    for (int32_t i = 0; i < n; i++) {
        acc += a[i] * b[i];
    }
    return acc;
}

#endif
