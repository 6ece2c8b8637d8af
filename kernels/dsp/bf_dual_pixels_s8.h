/* Two pixels and four channels at a time, two taps and two channels in each multiplication: the inside of convolution.
 *
 * Two pixels are unpacked into `pair` as unsigned codes u = x + 128, doubled, two to a word: per four taps
 * {2 u0, 2 u2} of each pixel, then {2 u1, 2 u3}. With them all sums come out doubled, which is what the high multiply needs.
 * Weights and requantization: bf_dual_s8.h, groups of two pairs, the last one of one or two.
 */
#ifndef BF_DUAL_PIXELS_S8_H
#define BF_DUAL_PIXELS_S8_H

#include "bf_dual_s8.h"

/* One pair of channels: `both` and `low` of two pixels. */
typedef struct bf_dual_sums {
    uint32_t both0, low0, both1, low1;
} bf_dual_sums;

BF_KERNEL bf_dual_sums bf_dual_start(const uint32_t *weights)
{
    const bf_dual_sums t = {weights[0], weights[1], weights[0], weights[1]};
    return t;
}

/* Two taps: one statement, because compilers take one register too many when they may reorder it. */
BF_KERNEL const uint32_t *bf_dual_step(const uint32_t *weights, bf_dual_sums *t, uint32_t x0, uint32_t x1)
{
#if BF_DSP_ASM
    uint32_t w;
    __asm__ volatile("ldr %0, [%1], #4\n\t"
                     "smlad %2, %0, %6, %2\n\t"
                     "smlad %3, %0, %7, %3\n\t"
                     "sxtb16 %0, %0\n\t"
                     "smlad %4, %0, %6, %4\n\t"
                     "smlad %5, %0, %7, %5"
                     : "=&r"(w), "+&r"(weights), "+&r"(t->both0), "+&r"(t->both1), "+&r"(t->low0), "+&r"(t->low1)
                     : "r"(x0), "r"(x1));
    return weights;
#else
    const uint32_t w = *weights;
    const uint32_t low = bf_sxtb16(w);
    t->both0 = bf_smlad(w, x0, t->both0);
    t->both1 = bf_smlad(w, x1, t->both1);
    t->low0 = bf_smlad(low, x0, t->low0);
    t->low1 = bf_smlad(low, x1, t->low1);
    return weights + 1;
#endif
}

/* Four taps of one or two pairs. */
BF_KERNEL void bf_dual_taps(const uint32_t **weights, const uint32_t **pixels, bf_dual_sums *s, bf_dual_sums *t,
                            int32_t pairs)
{
    uint32_t x0;
    uint32_t x1;
    *pixels = bf_load_pair(*pixels, &x0, &x1);
    *weights = bf_dual_step(*weights, s, x0, x1);
    *weights = pairs == 2 ? bf_dual_step(*weights, t, x0, x1) : *weights;
    *pixels = bf_load_pair(*pixels, &x0, &x1);
    *weights = bf_dual_step(*weights, s, x0, x1);
    *weights = pairs == 2 ? bf_dual_step(*weights, t, x0, x1) : *weights;
}

/* Stores channels a and, if `count` is above 1, b of both pixels, which lie `apart` in the output. */
BF_KERNEL void bf_dual_store(const bf_dual_sums *t, const uint32_t *multipliers, uint32_t shifts, int8_t *output,
                             int32_t count, int32_t apart, bf_dual_finish f)
{
    const uint32_t m_a = multipliers[0];
    const uint32_t m_b = multipliers[1];
    output[0] = bf_dual_code_a(t->low0, m_a, shifts, f);
    output[apart] = bf_dual_code_a(t->low1, m_a, shifts, f);
    if (count > 1) {
        output[1] = bf_dual_code_b(t->both0 - t->low0, m_b, shifts >> 8, f);
        output[apart + 1] = bf_dual_code_b(t->both1 - t->low1, m_b, shifts >> 8, f);
    }
}

/* `count` channels (1 to 4) of two pixels; returns where the next group's stream begins. */
BF_KERNEL const uint32_t *bf_dual_group(const uint32_t *weights, const uint32_t *pixels, int8_t *output, int32_t quads,
                                        int32_t count, int32_t apart, bf_dual_finish f)
{
    const int32_t pairs = count > 2 ? 2 : 1;
    bf_dual_sums s = bf_dual_start(weights);
    bf_dual_sums t = {0, 0, 0, 0};
    if (pairs == 2) {
        t = bf_dual_start(weights + 2);
    }
    weights += 2 * pairs;
    /* Sixteen taps at a time, the rest without a loop. */
    for (const uint32_t *end = pixels + 16 * (quads / 4); pixels != end;) {
        bf_dual_taps(&weights, &pixels, &s, &t, pairs);
        bf_dual_taps(&weights, &pixels, &s, &t, pairs);
        bf_dual_taps(&weights, &pixels, &s, &t, pairs);
        bf_dual_taps(&weights, &pixels, &s, &t, pairs);
    }
    if (quads & 2) {
        bf_dual_taps(&weights, &pixels, &s, &t, pairs);
        bf_dual_taps(&weights, &pixels, &s, &t, pairs);
    }
    if (quads & 1) {
        bf_dual_taps(&weights, &pixels, &s, &t, pairs);
    }
    const uint32_t shifts = f.shift > 0 ? 0 : weights[2 * pairs];
    bf_dual_store(&s, weights, shifts, output, count, apart, f);
    if (pairs == 2) {
        bf_dual_store(&t, weights + 2, shifts >> 16, output + 2, count - 2, apart, f);
    }
    return weights + 2 * pairs + (f.shift > 0 ? 0 : 1);
}

/* Doubled unsigned codes: the bytes 0 and 2, 1 and 3 of a word, each in a halfword. */
BF_KERNEL uint32_t bf_dual_even(uint32_t codes)
{
    return (codes << 1) & 0x01fe01feu;
}

BF_KERNEL uint32_t bf_dual_odd(uint32_t codes)
{
    return (codes >> 7) & 0x01fe01feu;
}

BF_KERNEL uint32_t *bf_dual_unpack_quad(uint32_t codes0, uint32_t codes1, uint32_t *pair)
{
    const uint32_t u0 = codes0 ^ 0x80808080u;
    const uint32_t u1 = codes1 ^ 0x80808080u;
    pair = bf_store_pair(pair, bf_dual_even(u0), bf_dual_even(u1));
    return bf_store_pair(pair, bf_dual_odd(u0), bf_dual_odd(u1));
}

/* Returns where the next codes go. */
BF_KERNEL uint32_t *bf_dual_unpack(const int8_t *pixel0, const int8_t *pixel1, uint32_t *pair, int32_t k)
{
    for (const int8_t *end = pixel0 + k / 8 * 8; pixel0 != end;) {
        const uint32_t first = bf_load_codes(&pixel0);
        pair = bf_dual_unpack_quad(first, bf_load_codes(&pixel1), pair);
        const uint32_t second = bf_load_codes(&pixel0);
        pair = bf_dual_unpack_quad(second, bf_load_codes(&pixel1), pair);
    }
    if (k & 4) {
        const uint32_t codes = bf_load_codes(&pixel0);
        pair = bf_dual_unpack_quad(codes, bf_load_codes(&pixel1), pair);
    }
    if (k & 3) {
        const size_t rest = (size_t)(k & 3);
        pair = bf_dual_unpack_quad(bf_load_bytes(pixel0, rest), bf_load_bytes(pixel1, rest), pair);
    }
    return pair;
}

/* All n channels of two unpacked pixels of `quads` times four taps. */
BF_KERNEL void bf_dual_channels(const uint32_t *weights, const uint32_t *pair, int8_t *output, int32_t quads, int32_t n,
                                int32_t apart, bf_dual_finish f)
{
    int32_t c = 0;
    for (; c + 4 <= n; c += 4) {
        weights = bf_dual_group(weights, pair, output + c, quads, 4, apart, f);
    }
    if (c < n) {
        (void)bf_dual_group(weights, pair, output + c, quads, n - c, apart, f);
    }
}

#endif
