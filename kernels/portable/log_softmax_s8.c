/* Logarithm of the softmax of int8 rows, in units of 1/16 below 127, exactly as TFLite Micro's fixed-point reference.
 *
 *   out = x - max - log(sum of exp(x - max)) in Q5.26
 *
 * exponentials[d] is exp(-d * scale) in Q0.31, for d below `length`; beyond it is 0. The sum is Q12.19. In place is fine.
 */
#include "../include/bf_leading_zeros.h"
#include "../include/bf_reciprocal.h"

/* x / 2^shift, halves away from zero. */
BF_KERNEL int32_t bf_divide_by_power(int32_t x, int32_t shift)
{
    return (((x + (x >> 31)) >> (shift - 1)) + 1) >> 1;
}

/* log(r / sqrt(sqrt(1/2))) in Q6.25 for r in Q0.31, as a rational function. */
BF_KERNEL int32_t bf_log_near_quarter_root(int32_t r)
{
    const int32_t center = 1805811301;
    const int32_t p = (int32_t)(((int64_t)r + center + 1) >> 1);
    const int32_t q = 2 * (r - center);
    const int32_t square = bf_multiply_high(q, q);
    const int32_t numerator = bf_multiply_high(r, q) + bf_multiply_high(bf_multiply_high(q, square), 117049297);
    const int32_t inner = 1057819769 + q + bf_multiply_high(square, 127690142);
    const int32_t denominator = bf_multiply_high(inner, p) + bf_multiply_high(q, 638450708);
    const int32_t reciprocal = bf_reciprocal((uint32_t)denominator + (1u << 31));
    return bf_multiply_high(bf_divide_by_power(numerator, 6), reciprocal);
}

/* log(a) in Q5.26 for a >= 1 in Q12.19: a = 2^z r, found in two ways of which the better is taken. */
BF_KERNEL int32_t bf_log_q12(int32_t a)
{
    const int32_t sqrt_half = 1518500250;
    const int32_t quarter = 1 << 23;
    const int32_t headroom_a = bf_leading_zeros((uint32_t)a);
    const int64_t r_a = (int64_t)bf_multiply_high(a << (headroom_a - 1), sqrt_half) * 2;
    const int32_t headroom_b = bf_leading_zeros((uint32_t)bf_multiply_high(a, sqrt_half)) - 1;
    const int64_t r_b = (int64_t)a << headroom_b;
    const int32_t power_a = (12 - headroom_a) * (1 << 25) + quarter;
    const int32_t power_b = (12 - headroom_b) * (1 << 25) - quarter;
    const int32_t power = power_a > power_b ? power_a : power_b;
    const int64_t r = r_a < r_b ? r_a : r_b;
    return 2 * (bf_multiply_high(power, 1488522236) + bf_log_near_quarter_root((int32_t)(r < INT32_MAX ? r : INT32_MAX)));
}

BF_KERNEL void bf_log_softmax_s8(const int8_t *input, const int32_t *exponentials, int8_t *output, int32_t rows,
                                 int32_t depth, int32_t length, int32_t radius, int32_t forward_multiplier,
                                 int32_t forward_shift, int32_t back_multiplier, int32_t back_shift)
{
    for (int32_t row = 0; row < rows; row++) {
        int32_t max = input[0];
        for (int32_t i = 1; i < depth; i++) {
            max = input[i] > max ? input[i] : max;
        }
        uint32_t sum = 0;
        for (int32_t i = 0; i < depth; i++) {
            const int32_t d = max - input[i];
            sum += d < length ? ((uint32_t)exponentials[d] + 2048u) >> 12 : 0u;
        }
        const int32_t log_sum = bf_log_q12((int32_t)sum);
        const int32_t lowest = bf_requantize_any(log_sum + INT32_MIN, back_multiplier, back_shift);
        const int32_t least = lowest > -radius - 1 ? lowest : -radius - 1;
        for (int32_t i = 0; i < depth; i++) {
            const int32_t difference = input[i] - max;
            const int32_t log = bf_requantize_any(difference, forward_multiplier, forward_shift) - log_sum;
            output[i] = (int8_t)(difference > least ? bf_clamp(bf_divide_by_power(log, 22) + 127, -128, 127) : -128);
        }
        input += depth;
        output += depth;
    }
}
