/* Adds to acc[0 .. 3] the products of n int8 codes with four consecutive rows of weights, which share every load of them. */
#ifndef BF_DOT_4_S8_H
#define BF_DOT_4_S8_H

#include "bf_kernel.h"

BF_KERNEL void bf_dot_4_s8(const int8_t *input, const int8_t *weights, int32_t n, int32_t acc[4])
{
    int32_t acc0 = acc[0];
    int32_t acc1 = acc[1];
    int32_t acc2 = acc[2];
    int32_t acc3 = acc[3];
    for (int32_t i = 0; i < n; i++) {
        const int32_t x = input[i];
        acc0 += x * weights[i];
        acc1 += x * weights[i + n];
        acc2 += x * weights[i + 2 * n];
        acc3 += x * weights[i + 3 * n];
    }
    acc[0] = acc0;
    acc[1] = acc1;
    acc[2] = acc2;
    acc[3] = acc3;
}

#endif
