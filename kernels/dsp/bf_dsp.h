/* Instructions of the DSP extension (Cortex-M4, M7, M33 and newer), with the same arithmetic in C for everything else.
 *
 * Inline assembly instead of intrinsics: compilers have no intrinsic for SMMLA(R), take a saturation apart, and split the
 * double-word loads. All sums wrap modulo 2^32; halfwords and bytes are numbered from the low end.
 */
#ifndef BF_DSP_H
#define BF_DSP_H

#include <string.h>

#include "../include/bf_kernel.h"

#if defined(__arm__) && !defined(__ARM_FEATURE_DSP)
#error "these kernels need a core with the DSP extension: check -mcpu, or generate the model again for the right board"
#endif

#if defined(__GNUC__) && defined(__ARM_FEATURE_DSP)
#define BF_DSP_ASM 1
#else
#define BF_DSP_ASM 0
#endif

/* acc + x[0] * y[0] + x[1] * y[1], of signed halfwords. */
BF_KERNEL uint32_t bf_smlad(uint32_t x, uint32_t y, uint32_t acc)
{
#if BF_DSP_ASM
    __asm__("smlad %0, %1, %2, %0" : "+r"(acc) : "r"(x), "r"(y));
    return acc;
#else
    return acc + (uint32_t)((int16_t)x * (int16_t)y) + (uint32_t)((int16_t)(x >> 16) * (int16_t)(y >> 16));
#endif
}

/* acc + a low half * a high half. */
BF_KERNEL uint32_t bf_smlabt(uint32_t x, uint32_t y, uint32_t acc)
{
    return acc + (uint32_t)((int16_t)x * (int16_t)(y >> 16));
}

/* Halfwords: the low ones of x and y, the high ones of x and y. In assembly, because compilers first combine what x and y
 * are made of.
 */
BF_KERNEL uint32_t bf_pack_low(uint32_t x, uint32_t y)
{
#if BF_DSP_ASM
    uint32_t halves;
    __asm__("pkhbt %0, %1, %2, lsl #16" : "=r"(halves) : "r"(x), "r"(y));
    return halves;
#else
    return (x & 0xffffu) | y << 16;
#endif
}

BF_KERNEL uint32_t bf_pack_high(uint32_t x, uint32_t y)
{
#if BF_DSP_ASM
    uint32_t halves;
    __asm__("pkhtb %0, %1, %2, asr #16" : "=r"(halves) : "r"(y), "r"(x));
    return halves;
#else
    return (y & 0xffff0000u) | x >> 16;
#endif
}

/* Bytes 0 and 2, sign-extended to halfwords. */
BF_KERNEL uint32_t bf_sxtb16(uint32_t x)
{
#if BF_DSP_ASM
    uint32_t halves;
    __asm__("sxtb16 %0, %1" : "=r"(halves) : "r"(x));
    return halves;
#else
    return (uint16_t)(int8_t)x | (uint32_t)(int8_t)(x >> 16) << 16;
#endif
}

/* Bytes 1 and 3. */
BF_KERNEL uint32_t bf_sxtb16_odd(uint32_t x)
{
#if BF_DSP_ASM
    uint32_t halves;
    __asm__("sxtb16 %0, %1, ror #8" : "=r"(halves) : "r"(x));
    return halves;
#else
    return bf_sxtb16(x >> 8);
#endif
}

/* floor(x * y / 2^32) + acc. */
BF_KERNEL int32_t bf_smmla(int32_t x, int32_t y, int32_t acc)
{
#if BF_DSP_ASM
    int32_t sum;
    __asm__("smmla %0, %1, %2, %3" : "=r"(sum) : "r"(x), "r"(y), "r"(acc));
    return sum;
#else
    return (int32_t)(((int64_t)x * y) >> 32) + acc;
#endif
}

/* floor(x * y / 2^32 + 1/2) + acc. */
BF_KERNEL int32_t bf_smmlar(int32_t x, int32_t y, int32_t acc)
{
#if BF_DSP_ASM
    int32_t sum;
    __asm__("smmlar %0, %1, %2, %3" : "=r"(sum) : "r"(x), "r"(y), "r"(acc));
    return sum;
#else
    return (int32_t)(((int64_t)x * y + (INT64_C(1) << 31)) >> 32) + acc;
#endif
}

/* x >> shift, saturated to int8; `shift` is 1 to 31. */
BF_KERNEL int32_t bf_ssat8(int32_t x, int32_t shift)
{
#if BF_DSP_ASM && defined(__OPTIMIZE__) && !defined(__clang__)
    /* Clang finds the instruction itself, and would take the 1 below. At -Og no constant may arrive here. */
    if (__builtin_constant_p(shift)) {
        int32_t code;
        __asm__("ssat %0, #8, %1, asr %2" : "=r"(code) : "r"(x), "I"(__builtin_constant_p(shift) ? shift : 1));
        return code;
    }
#endif
    const int32_t shifted = x >> shift;
    return shifted < -128 ? -128 : (shifted > 127 ? 127 : shifted);
}

/* Bytes from any address, the missing ones 0. */
BF_KERNEL uint32_t bf_load_bytes(const int8_t *from, size_t count)
{
    uint32_t word = 0;
    memcpy(&word, from, count);
    return word;
}

/* Loads and stores that step on. The assembly is volatile so that loads and stores keep their order, and so that the
 * compiler does not gather the loads of a whole loop in front of it and then lack registers.
 */
BF_KERNEL uint32_t bf_load_codes(const int8_t **from)
{
    uint32_t word;
#if BF_DSP_ASM
    __asm__ volatile("ldr %0, [%1], #4" : "=r"(word), "+&r"(*from));
#else
    word = bf_load_bytes(*from, 4);
    *from += 4;
#endif
    return word;
}

/* Two words, of which the first is 4-byte aligned. */
BF_KERNEL const uint32_t *bf_load_pair(const uint32_t *from, uint32_t *first, uint32_t *second)
{
#if BF_DSP_ASM
    __asm__ volatile("ldrd %0, %1, [%2], #8" : "=&r"(*first), "=&r"(*second), "+r"(from));
    return from;
#else
    *first = from[0];
    *second = from[1];
    return from + 2;
#endif
}

BF_KERNEL uint32_t *bf_store_pair(uint32_t *to, uint32_t first, uint32_t second)
{
#if BF_DSP_ASM
    __asm__ volatile("strd %1, %2, [%0], #8" : "+r"(to) : "r"(first), "r"(second) : "memory");
    return to;
#else
    to[0] = first;
    to[1] = second;
    return to + 2;
#endif
}

#endif
