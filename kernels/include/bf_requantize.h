/* Requantization: accumulator to code, exactly as TFLite Micro's reference (double rounding, as gemmlowp).
 *
 *   h = floor((acc * multiplier + 2^30) / 2^31)       rounding doubling high multiply
 *   q = floor((h - (h < 0) + 2^(k-1)) / 2^k)          rounding right shift by k >= 1, halves away from zero
 *
 * The second line is computed as ((h - (h < 0)) >> (k - 1)), plus 1, halved: nothing can overflow, since
 * -2^31 < h < 2^31 - 1 for every multiplier below 2^31. The sign of acc stands for h < 0, it is ready earlier: they differ
 * only at h = 0, acc < 0, where both give 0.
 */
#ifndef BF_REQUANTIZE_H
#define BF_REQUANTIZE_H

#include "bf_kernel.h"

/* h above. */
BF_KERNEL int32_t bf_multiply_high(int32_t acc, int32_t multiplier)
{
#if defined(__ARM_ARCH_6M__)
    /* No long multiply there: four 16-bit products, of which bit 30 and up are kept. */
    const uint32_t low = (uint32_t)multiplier & 0xffffu;
    const int32_t high = multiplier >> 16;
    const uint32_t acc_low = (uint32_t)acc & 0xffffu;
    const int32_t acc_high = acc >> 16;
    const uint32_t bottom = acc_low * low;
    const uint32_t middle = acc_low * (uint32_t)high + (bottom >> 16);
    const int32_t cross = acc_high * (int32_t)low + (int32_t)(middle & 0xffffu);
    const int32_t top = acc_high * high + (int32_t)(middle >> 16) + (cross >> 16);
    const uint32_t bits = ((uint32_t)cross >> 14) & 3u;
    return (int32_t)(((uint32_t)top << 1) + ((bits + 1u) >> 1));
#else
    return (int32_t)(((int64_t)acc * multiplier + (INT64_C(1) << 30)) >> 31);
#endif
}

/* `shift` is k - 1, with k >= 1. */
BF_KERNEL int32_t bf_requantize(int32_t acc, int32_t multiplier, int32_t shift)
{
    return (((bf_multiply_high(acc, multiplier) + (acc >> 31)) >> shift) + 1) >> 1;
}

/* `shift` is k - 1 as above, or negative: then acc is first shifted left by -1 - shift, wrapping as the
 * reference does. */
BF_KERNEL int32_t bf_requantize_any(int32_t acc, int32_t multiplier, int32_t shift)
{
    if (shift >= 0) {
        return bf_requantize(acc, multiplier, shift);
    }
    return bf_multiply_high((int32_t)((uint32_t)acc << (-1 - shift)), multiplier);
}

BF_KERNEL int32_t bf_clamp(int32_t value, int32_t low, int32_t high)
{
    return value < low ? low : (value > high ? high : value);
}

#endif
