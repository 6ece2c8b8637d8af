#ifndef BF_RECIPROCAL_H
#define BF_RECIPROCAL_H

#include "bf_requantize.h"

/* 2^31 / s in Q0.31 for the sum 2^31 s. Three steps from 48/17 - 32/17 d with d = s / 2. */
BF_KERNEL int32_t bf_reciprocal(uint32_t sum)
{
    const int32_t d = (int32_t)(sum >> 1);
    int32_t x = 1515870810 + bf_multiply_high(-1010580540, d);
    for (int32_t step = 0; step < 3; step++) {
        const int32_t error = (1 << 29) - bf_multiply_high(x, d);
        x += bf_multiply_high(error, x) * 4;
    }
    return x >= (1 << 30) ? INT32_MAX : x * 2;
}

#endif
