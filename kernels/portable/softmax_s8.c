/* Softmax of int8 rows to int8 or int16 codes, exactly as TFLite Micro's fixed-point reference.
 *
 *   out = exp(x - max) / sum of exp(x - max), in units of 2^-8 (2^-16), minus 128 (32768)
 *
 * exponentials[d] is exp(-d * beta * scale) in Q0.31, for d below `length`; beyond it is 0. The sum is Q12.19. It is
 * shifted up to 2^31 s, 1 <= s < 2, and 1 / s found by Newton's method in Q2.29. In place is fine for int8.
 */
#include "../include/bf_codes.h"
#include "../include/bf_leading_zeros.h"
#include "../include/bf_reciprocal.h"

BF_KERNEL void bf_softmax_s8(const int8_t *input, const int32_t *exponentials, void *output, int32_t rows, int32_t depth,
                             int32_t length, int32_t out_bytes)
{
    const int32_t lowest = out_bytes == 1 ? INT8_MIN : INT16_MIN;
    for (int32_t row = 0; row < rows; row++) {
        const int8_t *x = input + row * depth;
        int32_t max = x[0];
        for (int32_t i = 1; i < depth; i++) {
            max = x[i] > max ? x[i] : max;
        }
        uint32_t sum = 0;
        for (int32_t i = 0; i < depth; i++) {
            const int32_t d = max - x[i];
            sum += d < length ? ((uint32_t)exponentials[d] + 2048u) >> 12 : 0u;
        }
        const int32_t headroom = bf_leading_zeros(sum);
        const int32_t reciprocal = bf_reciprocal(sum << headroom);
        /* One less than the rounding shift; beyond 31 nothing is left of 31 bits. */
        const int32_t shift = bf_clamp(42 - 8 * out_bytes - headroom, 0, 31);
        for (int32_t i = 0; i < depth; i++) {
            const int32_t d = max - x[i];
            const int32_t share = d < length ? bf_multiply_high(exponentials[d], reciprocal) : 0;
            const int32_t code = (((share >> shift) + 1) >> 1) + lowest;
            bf_store_code(output, row * depth + i, out_bytes, bf_clamp(code, lowest, -lowest - 1));
        }
    }
}
