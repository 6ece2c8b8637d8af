/* Sum of products of n int16 codes with int8 weights: 256 products always fit 32 bits, any number fits 64. */
#ifndef BF_DOT_S16_H
#define BF_DOT_S16_H

#include "bf_kernel.h"

BF_KERNEL int64_t bf_dot_s16(const int16_t *input, const int8_t *weights, int32_t n)
{
    int64_t acc = 0;
    for (int32_t start = 0; start < n; start += 256) {
        const int32_t end = n - start < 256 ? n : start + 256;
        int32_t part = 0;
        for (int32_t i = start; i < end; i++) {
            part += input[i] * weights[i];
        }
        acc += part;
    }
    return acc;
}

#endif
