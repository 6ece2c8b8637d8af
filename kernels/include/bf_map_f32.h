/* The same function of every float. It is a constant, so that compilers put it into the loop. In place is fine. */
#ifndef BF_MAP_F32_H
#define BF_MAP_F32_H

#include "bf_kernel.h"

BF_KERNEL void bf_map_f32(const float *input, float *output, int32_t size, float (*function)(float))
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = function(input[i]);
    }
}

#endif
