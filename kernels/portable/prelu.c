/* PReLU of int8 or int16 codes (`bytes`) with int8 slopes: `rows` rows of `n`; alpha moves by `row_alpha` from row to row and
 * by `step_alpha` within one. In place is fine.
 */
#include "../include/bf_codes.h"
#include "../include/bf_requantize.h"

BF_KERNEL void bf_prelu(const void *input, const int8_t *alpha, void *output, int32_t rows, int32_t n, int32_t row_alpha,
                        int32_t step_alpha, int32_t bytes, int32_t zero_in, int32_t zero_alpha,
                        int32_t positive_multiplier, int32_t positive_shift, int32_t negative_multiplier,
                        int32_t negative_shift, int32_t zero_out, int32_t low, int32_t high)
{
    for (int32_t i = 0; i < rows * n; i++) {
        const int32_t x = bf_load_code(input, i, bytes) - zero_in;
        const int32_t slope = alpha[i / n * row_alpha + i % n * step_alpha] - zero_alpha;
        const int32_t scaled = x >= 0 ? bf_requantize_any(x, positive_multiplier, positive_shift)
                                      : bf_requantize_any(x * slope, negative_multiplier, negative_shift);
        bf_store_code(output, i, bytes, bf_clamp(scaled + zero_out, low, high));
    }
}
