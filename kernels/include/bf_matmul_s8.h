/* One vector of k int8 codes against n rows of int8 weights: the inside of fully connected and convolution.
 *
 *   out[c] = clamp(requantize(bias[c] + offset + sum_i in[i] * weights[c][i]) + zero_out, low, high)
 *
 * The input's zero point is folded into the bias: bias[c] = b[c] - zero_in * sum_i weights[c][i].
 *
 * Weights: four channels at a time lie together, tap by tap, {channel 0, 1, 2, 3} of tap 0, then of tap 1, as unsigned
 * bytes w + 128, because small cores load those from a fixed offset in one instruction; 128 * sum_i in[i] is taken off.
 * The last one to three channels follow as plain rows of k signed bytes.
 *
 * `channel_step` is 1 with a multiplier for each channel, 0 with one for all; `any_shift` is 1 where a shift may be
 * negative.
 */
#ifndef BF_MATMUL_S8_H
#define BF_MATMUL_S8_H

#include "bf_finish_s8.h"
#include "bf_sum_s8.h"

BF_KERNEL uint32_t bf_row_sum_s8(const int8_t *codes, const int8_t *weights, int32_t k)
{
    uint32_t sum = 0;
    for (int32_t quad = k / 4; quad > 0; quad--, codes += 4, weights += 4) {
        sum += (uint32_t)(codes[0] * weights[0] + codes[1] * weights[1] + codes[2] * weights[2] + codes[3] * weights[3]);
    }
    for (int32_t rest = k % 4; rest > 0; rest--) {
        sum += (uint32_t)(*codes++ * *weights++);
    }
    return sum;
}

/* Sums of four channels, modulo 2^32. */
typedef struct bf_matmul_sums {
    uint32_t acc0, acc1, acc2, acc3;
} bf_matmul_sums;

/* One tap of four channels. */
BF_KERNEL void bf_matmul_tap(bf_matmul_sums *t, int32_t code, const uint8_t *weights)
{
    const uint32_t x = (uint32_t)code;
    t->acc0 += x * weights[0];
    t->acc1 += x * weights[1];
    t->acc2 += x * weights[2];
    t->acc3 += x * weights[3];
#if defined(__GNUC__)
    /* Compilers would add up the products of several taps first, which takes registers and an instruction more. */
    __asm__("" : "+r"(t->acc0), "+r"(t->acc1), "+r"(t->acc2), "+r"(t->acc3));
#endif
}

#if defined(__GNUC__) && defined(__ARM_ARCH_6M__)
/* The loop in assembly: the sums stay in high registers, which compilers hardly use on this core. */
#define BF_MATMUL_PRODUCT(tap, channel, sum) \
    "ldrb %[w], [%[weights], #4*" #tap "+" #channel "]\n\tmuls %[w], %[x], %[w]\n\tadd " #sum ", %[w]\n\t"
#define BF_MATMUL_TAP(tap)                                     \
    "ldrb %[x], [%[input], #" #tap "]\n\tsxtb %[x], %[x]\n\t" \
    BF_MATMUL_PRODUCT(tap, 0, r8)                              \
    BF_MATMUL_PRODUCT(tap, 1, r9)                              \
    BF_MATMUL_PRODUCT(tap, 2, r10)                             \
    BF_MATMUL_PRODUCT(tap, 3, r12)
#define BF_MATMUL_LOAD(sum, at) "ldr %[w], [%[sums], #" #at "]\n\tmov " #sum ", %[w]\n\t"
#define BF_MATMUL_STORE(sum, at) "mov %[w], " #sum "\n\tstr %[w], [%[sums], #" #at "]\n\t"

/* Whole quads of taps, at least one. */
BF_KERNEL void bf_matmul_quads(bf_matmul_sums *sums, const int8_t *input, const uint8_t *weights, int32_t quads)
{
    const int8_t *end = input + 4 * quads;
    uint32_t x;
    uint32_t w;
    __asm__ volatile(".syntax unified\n\t"
                     BF_MATMUL_LOAD(r8, 0) BF_MATMUL_LOAD(r9, 4) BF_MATMUL_LOAD(r10, 8) BF_MATMUL_LOAD(r12, 12)
                     "1:\n\t"
                     BF_MATMUL_TAP(0) BF_MATMUL_TAP(1) BF_MATMUL_TAP(2) BF_MATMUL_TAP(3)
                     "adds %[weights], #16\n\tadds %[input], #4\n\tcmp %[input], %[end]\n\tbne 1b\n\t"
                     BF_MATMUL_STORE(r8, 0) BF_MATMUL_STORE(r9, 4) BF_MATMUL_STORE(r10, 8) BF_MATMUL_STORE(r12, 12)
                     : [input] "+&l"(input), [weights] "+&l"(weights), [x] "=&l"(x), [w] "=&l"(w)
                     : [sums] "l"(sums), [end] "r"(end)
                     : "r8", "r9", "r10", "r12", "cc", "memory");
}
#else
BF_KERNEL void bf_matmul_quads(bf_matmul_sums *sums, const int8_t *input, const uint8_t *weights, int32_t quads)
{
    bf_matmul_sums t = *sums;
    for (; quads > 0; quads--, input += 4, weights += 16) {
        bf_matmul_tap(&t, input[0], weights);
        bf_matmul_tap(&t, input[1], weights + 4);
        bf_matmul_tap(&t, input[2], weights + 8);
        bf_matmul_tap(&t, input[3], weights + 12);
    }
    *sums = t;
}
#endif

BF_KERNEL bf_matmul_sums bf_matmul_four(const int8_t *input, const uint8_t *weights, const int32_t *bias, uint32_t shared,
                                        int32_t k)
{
    bf_matmul_sums t = {(uint32_t)bias[0] + shared, (uint32_t)bias[1] + shared, (uint32_t)bias[2] + shared,
                        (uint32_t)bias[3] + shared};
    const int32_t quads = k / 4;
    if (quads > 0) {
        bf_matmul_quads(&t, input, weights, quads);
    }
    for (int32_t i = 4 * quads; i < k; i++) {
        bf_matmul_tap(&t, input[i], weights + 4 * i);
    }
    return t;
}

BF_KERNEL void bf_matmul_s8(const int8_t *input, const int8_t *weights, const int32_t *bias, const int32_t *multiplier,
                            const int8_t *shift, int8_t *output, int32_t k, int32_t n, int32_t offset, int32_t zero_out,
                            int32_t low, int32_t high, int32_t channel_step, int32_t any_shift)
{
    const uint32_t shared = (uint32_t)offset - (n < 4 ? 0 : 128 * bf_sum_s8(input, k));
    for (int32_t block = n / 4; block > 0; block--) {
        const bf_matmul_sums t = bf_matmul_four(input, (const uint8_t *)weights, bias, shared, k);
        output[0] = bf_finish_s8((int32_t)t.acc0, multiplier[0], shift[0], zero_out, low, high, any_shift);
        multiplier += channel_step;
        shift += channel_step;
        output[1] = bf_finish_s8((int32_t)t.acc1, multiplier[0], shift[0], zero_out, low, high, any_shift);
        multiplier += channel_step;
        shift += channel_step;
        output[2] = bf_finish_s8((int32_t)t.acc2, multiplier[0], shift[0], zero_out, low, high, any_shift);
        multiplier += channel_step;
        shift += channel_step;
        output[3] = bf_finish_s8((int32_t)t.acc3, multiplier[0], shift[0], zero_out, low, high, any_shift);
        multiplier += channel_step;
        shift += channel_step;
        weights += 4 * k;
        bias += 4;
        output += 4;
    }
    for (int32_t rest = n % 4; rest > 0; rest--) {
        const uint32_t acc = (uint32_t)*bias++ + (uint32_t)offset + bf_row_sum_s8(input, weights, k);
        weights += k;
        *output++ = bf_finish_s8((int32_t)acc, *multiplier, *shift, zero_out, low, high, any_shift);
        multiplier += channel_step;
        shift += channel_step;
    }
}

#endif
