/* Two output channels in one multiplication.
 *
 * A halfword 256 * b + a holds the weights of two channels, both signed; it is exact because b > -128, or b = -128 with
 * a >= 0. Sums over the taps, modulo 2^32:
 *
 *   both += SMLAD(word, x)            = 256 * B + A
 *   low  += SMLAD(SXTB16(word), x)    = A               (the low byte, sign-extended, is exactly a)
 *   both - low                        = 256 * B
 *
 * Nothing but the final |2 A| and |512 B| must stay below 2^31; the compiler has proven it for every input.
 *
 * Stream of a group of p pairs (channels a0 b0 a1 b1 ...), 32-bit words:
 *   2 p        start values of `both` and `low`, pair by pair
 *   k/4 * 2 p  taps: of each four the even ones (0, 2) of every pair, then the odd ones (1, 3); k filled up with zeros
 *   2 p        multipliers
 *   p/2        only with a shift for each channel: a byte per channel, k - 1, or for b with the cheap form k - 1 + bits
 *
 * Requantization to code q (bf_requantize.h) with a right shift k of 1 to 22, in one rounding of all terms:
 *
 *   q = floor((acc * m + s * 2^30 + 2^(30+k)) / 2^(31+k)) + zero_out, s = 1 for acc >= 0, else -1
 *
 * For a, from 2 acc:  ((2 acc * m / 2^32, rounded) + (acc < 0 ? -1 : 0) + 2^(k-1) + zero_out * 2^k) >> k
 * For b, from 2^(bits+1) acc, where the first rounding is a part of the offset, all scaled by 2^bits:
 *   ((2^(bits+1) acc * m / 2^32, rounded down) + 2^(bits-1) + (2^(k-1) + zero_out * 2^k) * 2^bits) >> (k + bits)
 *
 * This cheap form takes s = 1. It serves layers whose lower bound is at least zero_out, where negative sums are clamped
 * whatever s is, and k up to 14; other layers shift b down and take the form for a.
 */
#ifndef BF_DUAL_S8_H
#define BF_DUAL_S8_H

#include "../include/bf_requantize.h"
#include "bf_dsp.h"

/* How a layer ends; all literals. */
typedef struct bf_dual_finish {
    int32_t zero_out;
    int32_t low;
    int32_t high;
    int32_t shift; /* k where all channels share it, else 0 */
    int32_t use_sign;
    int32_t bits; /* 8 where the sums are doubled, else 7 */
} bf_dual_finish;

/* ((scaled + (2 * zero_out + 1) * 2^(shift-1)) >> shift), clamped: both factors shifted by a constant, or by a byte. */
BF_KERNEL int32_t bf_dual_offset(int32_t shift, uint32_t byte, bf_dual_finish f)
{
    return (int32_t)((uint32_t)(2 * f.zero_out + 1) << (f.shift > 0 ? (uint32_t)shift - 1u : byte));
}

BF_KERNEL int8_t bf_dual_clamp(int32_t scaled, int32_t shift, uint32_t byte, bf_dual_finish f)
{
    const int32_t code = f.shift > 0 ? bf_ssat8(scaled, shift) : bf_ssat8(scaled >> byte, 1);
    return (int8_t)(f.low > -128 || f.high < 127 ? bf_clamp(code, f.low, f.high) : code);
}

/* Channel a, from 2 * acc; its shift is the lowest byte of `shifts`. */
BF_KERNEL int8_t bf_dual_code_a(uint32_t twice, uint32_t multiplier, uint32_t shifts, bf_dual_finish f)
{
    const int32_t acc = (int32_t)twice;
    const uint32_t byte = shifts & 0xffu;
    const int32_t offset = bf_dual_offset(f.shift, byte, f) + (f.use_sign ? acc >> 31 : 0);
    return bf_dual_clamp(bf_smmlar(acc, (int32_t)multiplier, offset), f.shift, byte, f);
}

/* Channel b, from 2^(bits+1) * acc. */
BF_KERNEL int8_t bf_dual_code_b(uint32_t scaled, uint32_t multiplier, uint32_t shifts, bf_dual_finish f)
{
    const int32_t acc = (int32_t)scaled;
    if (f.use_sign) {
        return bf_dual_code_a((uint32_t)(acc >> f.bits), multiplier, shifts, f);
    }
    const int32_t shift = f.shift + f.bits;
    const uint32_t byte = shifts & 0xffu;
    const int32_t offset = bf_dual_offset(shift, byte, f) + (1 << (f.bits - 1));
    return bf_dual_clamp(bf_smmla(acc, (int32_t)multiplier, offset), shift, byte, f);
}

#endif
