/* Fully connected on one row, and 1x1 convolution of one pixel, int8, for cores with the DSP extension: eight channels at
 * a time, two taps and two channels in each multiplication, no working memory.
 *
 * Four codes are loaded and sign-extended to halfwords on the way, for eight channels together.
 * Weights and requantization: bf_dual_s8.h, groups of four pairs, the last one of one to four.
 */
#include "bf_dual_s8.h"

typedef struct bf_dual_row {
    uint32_t both, low;
} bf_dual_row;

BF_KERNEL void bf_dual_row_step(bf_dual_row *t, uint32_t w, uint32_t x)
{
    t->both = bf_smlad(w, x, t->both);
    t->low = bf_smlad(bf_sxtb16(w), x, t->low);
}

/* Two taps of two pairs. */
BF_KERNEL const uint32_t *bf_dual_row_step2(const uint32_t *weights, bf_dual_row *s, bf_dual_row *t, uint32_t x)
{
    uint32_t w0;
    uint32_t w1;
    weights = bf_load_pair(weights, &w0, &w1);
    bf_dual_row_step(s, w0, x);
    bf_dual_row_step(t, w1, x);
    return weights;
}

/* Two taps of all pairs. */
BF_KERNEL const uint32_t *bf_dual_row_taps(const uint32_t *weights, uint32_t x, bf_dual_row *t, int32_t pairs)
{
    if (pairs > 1) {
        weights = bf_dual_row_step2(weights, &t[0], &t[1], x);
    }
    if (pairs > 3) {
        weights = bf_dual_row_step2(weights, &t[2], &t[3], x);
    }
    if (pairs & 1) {
        bf_dual_row_step(&t[pairs - 1], *weights++, x);
    }
    return weights;
}

/* Four taps of all pairs. */
BF_KERNEL const uint32_t *bf_dual_row_quad(const uint32_t *weights, uint32_t codes, bf_dual_row *t, int32_t pairs)
{
    weights = bf_dual_row_taps(weights, bf_sxtb16(codes), t, pairs);
    return bf_dual_row_taps(weights, bf_sxtb16_odd(codes), t, pairs);
}

/* Loads multipliers, stores channels a and, if `count` is above 1, b. */
BF_KERNEL const uint32_t *bf_dual_row_store(const uint32_t *weights, const bf_dual_row *t, uint32_t shifts, int8_t *output,
                                            int32_t count, bf_dual_finish f)
{
    uint32_t m_a;
    uint32_t m_b;
    weights = bf_load_pair(weights, &m_a, &m_b);
    output[0] = bf_dual_code_a(t->low << 1, m_a, shifts, f);
    if (count > 1) {
        output[1] = bf_dual_code_b(t->both - t->low, m_b, shifts >> 8, f);
    }
    return weights;
}

/* All stores of a group; returns where the next group's stream begins. */
BF_KERNEL const uint32_t *bf_dual_row_finish(const uint32_t *weights, const bf_dual_row *t, int8_t *output, int32_t count,
                                             int32_t pairs, bf_dual_finish f)
{
    const uint32_t shifts0 = f.shift > 0 ? 0 : weights[2 * pairs];
    const uint32_t shifts1 = f.shift > 0 || pairs < 3 ? 0 : weights[2 * pairs + 1];
    weights = bf_dual_row_store(weights, &t[0], shifts0, output, count, f);
    if (pairs > 1) {
        weights = bf_dual_row_store(weights, &t[1], shifts0 >> 16, output + 2, count - 2, f);
    }
    if (pairs > 2) {
        weights = bf_dual_row_store(weights, &t[2], shifts1, output + 4, count - 4, f);
    }
    if (pairs > 3) {
        weights = bf_dual_row_store(weights, &t[3], shifts1 >> 16, output + 6, count - 6, f);
    }
    return weights + (f.shift > 0 ? 0 : (pairs + 1) / 2);
}

/* Start values; without a loop, so that the sums stay in registers. */
BF_KERNEL const uint32_t *bf_dual_row_start(const uint32_t *weights, bf_dual_row *t, int32_t pairs)
{
    const uint32_t *w = weights;
    t[0].both = w[0];
    t[0].low = w[1];
    if (pairs > 1) {
        t[1].both = w[2];
        t[1].low = w[3];
    }
    if (pairs > 2) {
        t[2].both = w[4];
        t[2].low = w[5];
    }
    if (pairs > 3) {
        t[3].both = w[6];
        t[3].low = w[7];
    }
    return weights + 2 * pairs;
}

/* Sixteen taps of all pairs. */
BF_KERNEL const uint32_t *bf_dual_row_16(const uint32_t *weights, const int8_t **input, bf_dual_row *t, int32_t pairs)
{
    weights = bf_dual_row_quad(weights, bf_load_codes(input), t, pairs);
    weights = bf_dual_row_quad(weights, bf_load_codes(input), t, pairs);
    weights = bf_dual_row_quad(weights, bf_load_codes(input), t, pairs);
    return bf_dual_row_quad(weights, bf_load_codes(input), t, pairs);
}

/* `count` channels (1 to 8); returns where the next group's stream begins. */
BF_KERNEL const uint32_t *bf_dual_row_group(const uint32_t *weights, const int8_t *input, int8_t *output, int32_t k,
                                            int32_t count, bf_dual_finish f)
{
    const int32_t pairs = (count + 1) / 2;
    /* Long rows are worth the code of a longer loop. */
    const int32_t block = k >= 512 && k % 32 < 16 ? 32 : 16;
    bf_dual_row t[4];
    weights = bf_dual_row_start(weights, t, pairs);
    for (const int8_t *end = input + k / block * block; input != end;) {
        weights = bf_dual_row_16(weights, &input, t, pairs);
        if (block == 32) {
            weights = bf_dual_row_16(weights, &input, t, pairs);
        }
    }
    if (k & 8) {
        weights = bf_dual_row_quad(weights, bf_load_codes(&input), t, pairs);
        weights = bf_dual_row_quad(weights, bf_load_codes(&input), t, pairs);
    }
    if (k & 4) {
        weights = bf_dual_row_quad(weights, bf_load_codes(&input), t, pairs);
    }
    if (k & 3) {
        weights = bf_dual_row_quad(weights, bf_load_bytes(input, (size_t)(k & 3)), t, pairs);
    }
    return bf_dual_row_finish(weights, t, output, count, pairs, f);
}

BF_KERNEL void bf_fully_connected_dsp_s8(const int8_t *input, const uint32_t *weights, int8_t *output, int32_t k, int32_t n,
                                         int32_t zero_out, int32_t low, int32_t high, int32_t shift, int32_t use_sign)
{
    const bf_dual_finish f = {zero_out, low, high, shift, use_sign, 7};
    int32_t c = 0;
    for (; c + 8 <= n; c += 8) {
        weights = bf_dual_row_group(weights, input, output + c, k, 8, f);
    }
    if (c < n) {
        (void)bf_dual_row_group(weights, input, output + c, k, n - c, f);
    }
}
