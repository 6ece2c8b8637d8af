/* Sigmoid in float32, by the reference's three pieces. */
#ifndef BF_SIGMOID_F32_H
#define BF_SIGMOID_F32_H

#include <math.h>

#include "bf_kernel.h"

BF_KERNEL float bf_sigmoid_f32(float x)
{
    if (x > 16.619047164916992188f) {
        return 1.0f;
    }
    return x < -9.0f ? expf(x) : 1.0f / (1.0f + expf(-x));
}

#endif
