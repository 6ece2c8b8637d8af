/* Clamps a float; what is not a number stays so. */
#ifndef BF_CLAMP_F32_H
#define BF_CLAMP_F32_H

#include "bf_kernel.h"

BF_KERNEL float bf_clamp_f32(float value, float low, float high)
{
    const float above = value < low ? low : value;
    return above > high ? high : above;
}

#endif
