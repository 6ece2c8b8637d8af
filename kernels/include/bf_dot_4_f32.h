/* Adds to acc[0 .. 3] the products of n floats with four rows of weights `step` apart, which share every load of them. Each
 * sum runs one product after another: another order would round differently. */
#ifndef BF_DOT_4_F32_H
#define BF_DOT_4_F32_H

#include "bf_kernel.h"

BF_KERNEL void bf_dot_4_f32(const float *input, const float *weights, int32_t step, int32_t n, float acc[4])
{
    float acc0 = acc[0];
    float acc1 = acc[1];
    float acc2 = acc[2];
    float acc3 = acc[3];
    for (int32_t i = 0; i < n; i++) {
        const float x = input[i];
        acc0 += x * weights[i];
        acc1 += x * weights[i + step];
        acc2 += x * weights[i + 2 * step];
        acc3 += x * weights[i + 3 * step];
    }
    acc[0] = acc0;
    acc[1] = acc1;
    acc[2] = acc2;
    acc[3] = acc3;
}

#endif
