/* Division of two int8 operands, broadcasting, by tabulated reciprocals.
 *
 * u and v are the differences from the zero points, the sign moved to u. `reciprocals`[v] is 2^(31 + log) / v, where log is
 * the whole part of log2(v). u is shifted left as far as it goes, multiplied, and shifted back:
 *
 *   out = clamp(round(u << up * reciprocals[v] * multiplier >> (log + up - exponent)) + zero_out, low, high)
 *
 * A shift by 32 or more is left open by the reference, and happens for small quotients; this does as the reference does on
 * x86. Rows and steps as in arithmetic_f32.c.
 */
#include "../include/bf_nest.h"
#include "../include/bf_requantize.h"

/* As often as a number below 2^9 in magnitude can be doubled within 32 bits; 31 for 0 and -1. */
BF_KERNEL int32_t bf_sign_bits(int32_t u)
{
    int32_t up = 31;
    for (int32_t rest = u < 0 ? ~u : u; rest != 0; rest >>= 1) {
        up--;
    }
    return up;
}

BF_KERNEL int32_t bf_shift_back(int32_t value, int32_t right)
{
    const int32_t exponent = right & 31;
    if (right & 32) {
        return (value >> exponent) + (value >= 0);
    }
    const int32_t mask = (int32_t)((UINT32_C(1) << exponent) - 1u);
    return (value >> exponent) + ((value & mask) > (mask >> 1) + (value < 0));
}

BF_KERNEL int32_t bf_quotient(int32_t u, int32_t v, const int32_t *reciprocals, int32_t multiplier, int32_t exponent)
{
    const int32_t divisor = v < 0 ? -v : v;
    const int32_t dividend = v < 0 ? -u : u;
    const int32_t up = bf_sign_bits(dividend);
    const int32_t log = 30 - bf_sign_bits(divisor);
    const int32_t shifted = (int32_t)((uint32_t)dividend << up);
    const int32_t high = bf_multiply_high(bf_multiply_high(shifted, reciprocals[divisor]), multiplier);
    return bf_shift_back(high, log + up - exponent);
}

BF_KERNEL void bf_div_s8(const int8_t *a, const int8_t *b, int8_t *output, const int32_t *reciprocals, int32_t rows,
                         int32_t n, int32_t row_a, int32_t step_a, int32_t row_b, int32_t step_b, int32_t zero_a,
                         int32_t zero_b, int32_t multiplier, int32_t exponent, int32_t zero_out, int32_t low,
                         int32_t high)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < n; i++) {
            const int32_t quotient =
                bf_quotient(a[i * step_a] - zero_a, b[i * step_b] - zero_b, reciprocals, multiplier, exponent);
            output[i] = (int8_t)bf_clamp((int32_t)((uint32_t)quotient + (uint32_t)zero_out), low, high);
        }
        a += row_a;
        b += row_b;
        output += n;
    }
}

BF_KERNEL void bf_div_broadcast_s8(const int8_t *a, const int8_t *b, int8_t *output, const int32_t *reciprocals,
                                   BF_NEST_PARAMETERS, int32_t rows, int32_t n, int32_t row_a, int32_t step_a,
                                   int32_t row_b, int32_t step_b, int32_t zero_a, int32_t zero_b, int32_t multiplier,
                                   int32_t exponent, int32_t zero_out, int32_t low, int32_t high)
{
    BF_FOR_NEST {
        bf_div_s8(a + BF_NEST_A, b + BF_NEST_B, output, reciprocals, rows, n, row_a, step_a, row_b, step_b, zero_a, zero_b,
                  multiplier, exponent, zero_out, low, high);
        output += rows * n;
    }
}
