/* How an int8 kernel ends: accumulator to code, zero point added, clamped. `any_shift` is 1 where a shift may be negative. */
#ifndef BF_FINISH_S8_H
#define BF_FINISH_S8_H

#include "bf_requantize.h"

/* The usual range has an instruction of its own on most processors; others clamp to 0 .. 255. */
BF_KERNEL int8_t bf_clamp_s8(int32_t value, int32_t low, int32_t high)
{
    if (low == -128 && high == 127) {
#if defined(__ARM_FEATURE_SAT)
        return (int8_t)__builtin_arm_ssat(value, 8);
#elif defined(__ARM_ARCH_6M__)
        int32_t code = value + 128;
        if ((uint32_t)code > 255u) {
            code = ~(code >> 31) & 255;
        }
        return (int8_t)(code - 128);
#else
        return (int8_t)(bf_clamp(value + 128, 0, 255) - 128);
#endif
    }
    return (int8_t)bf_clamp(value, low, high);
}

BF_KERNEL int8_t bf_finish_s8(int32_t acc, int32_t multiplier, int32_t shift, int32_t zero_out, int32_t low, int32_t high,
                              int32_t any_shift)
{
    const int32_t scaled = any_shift ? bf_requantize_any(acc, multiplier, shift) : bf_requantize(acc, multiplier, shift);
    return bf_clamp_s8(scaled + zero_out, low, high);
}

#endif
