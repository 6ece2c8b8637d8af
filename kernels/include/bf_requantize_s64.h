/* Requantization of a 64-bit accumulator: floor((acc * multiplier + 2^(shift-1)) / 2^shift), with a 16-bit multiplier. */
#ifndef BF_REQUANTIZE_S64_H
#define BF_REQUANTIZE_S64_H

#include "bf_kernel.h"

BF_KERNEL int32_t bf_requantize_s64(int64_t acc, int32_t multiplier, int32_t shift)
{
    return (int32_t)((acc * multiplier + (INT64_C(1) << (shift - 1))) >> shift);
}

#endif
