#ifndef BF_MAX_F32_H
#define BF_MAX_F32_H

#include "bf_kernel.h"

/* The largest of n >= 1 floats. */
BF_KERNEL float bf_max_f32(const float *values, int32_t n)
{
    float max = values[0];
    for (int32_t i = 1; i < n; i++) {
        max = values[i] > max ? values[i] : max;
    }
    return max;
}

#endif
