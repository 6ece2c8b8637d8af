#ifndef BF_SATURATE_S16_H
#define BF_SATURATE_S16_H

#include "bf_requantize.h"

BF_KERNEL int32_t bf_saturate_s16(int32_t value)
{
    return bf_clamp(value, -32768, 32767);
}

#endif
