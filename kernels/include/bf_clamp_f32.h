/* Bounds that a fused activation puts on a real number; infinite where it puts none. */
#ifndef BF_CLAMP_F32_H
#define BF_CLAMP_F32_H

#include "bf_kernel.h"

BF_KERNEL float bf_clamp_f32(float value, float low, float high)
{
    return value < low ? low : (value > high ? high : value);
}

#endif
