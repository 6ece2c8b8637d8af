/* Zero bits above the highest one, of a number that is not 0. */
#ifndef BF_LEADING_ZEROS_H
#define BF_LEADING_ZEROS_H

#include "bf_kernel.h"

BF_KERNEL int32_t bf_leading_zeros(uint32_t x)
{
#if defined(__GNUC__)
    return __builtin_clz(x);
#else
    int32_t zeros = 0;
    for (; x < 0x80000000u; x <<= 1) {
        zeros++;
    }
    return zeros;
#endif
}

#endif
