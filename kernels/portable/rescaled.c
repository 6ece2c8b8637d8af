/* Two operands of int8 or int16 codes brought to one scale, `left` more bits each, then added (0), subtracted (1) or their
 * difference squared (2), broadcasting.
 *
 *   x = requantize((a - zero_a) << left), y likewise
 *   out = clamp(requantize(x + y, x - y or (x - y)^2) + zero_out, low, high)
 *
 * `bytes` is 1 or 2. Rows and steps as in arithmetic_f32.c.
 */
#include "../include/bf_codes.h"
#include "../include/bf_nest.h"
#include "../include/bf_requantize.h"

BF_KERNEL int32_t bf_combine(int32_t x, int32_t y, int32_t operation)
{
    const int32_t difference = x - y;
    if (operation == 2) {
        return (int32_t)((uint32_t)difference * (uint32_t)difference);
    }
    return operation == 0 ? x + y : difference;
}

BF_KERNEL void bf_rescaled_at(const void *a, const void *b, void *output, int32_t from_a, int32_t from_b, int32_t to,
                              int32_t rows, int32_t n, int32_t row_a, int32_t step_a, int32_t row_b, int32_t step_b,
                              int32_t bytes, int32_t operation, int32_t left, int32_t zero_a, int32_t multiplier_a,
                              int32_t shift_a, int32_t zero_b, int32_t multiplier_b, int32_t shift_b,
                              int32_t multiplier_out, int32_t shift_out, int32_t zero_out, int32_t low, int32_t high)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < n; i++) {
            const int32_t code_a = bf_load_code(a, from_a + i * step_a, bytes) - zero_a;
            const int32_t code_b = bf_load_code(b, from_b + i * step_b, bytes) - zero_b;
            const int32_t x = bf_requantize_any(code_a * (1 << left), multiplier_a, shift_a);
            const int32_t y = bf_requantize_any(code_b * (1 << left), multiplier_b, shift_b);
            const int32_t result = bf_requantize_any(bf_combine(x, y, operation), multiplier_out, shift_out);
            bf_store_code(output, to + i, bytes, bf_clamp(result + zero_out, low, high));
        }
        from_a += row_a;
        from_b += row_b;
        to += n;
    }
}

BF_KERNEL void bf_rescaled(const void *a, const void *b, void *output, int32_t rows, int32_t n, int32_t row_a,
                           int32_t step_a, int32_t row_b, int32_t step_b, int32_t bytes, int32_t operation, int32_t left,
                           int32_t zero_a, int32_t multiplier_a, int32_t shift_a, int32_t zero_b, int32_t multiplier_b,
                           int32_t shift_b, int32_t multiplier_out, int32_t shift_out, int32_t zero_out, int32_t low,
                           int32_t high)
{
    bf_rescaled_at(a, b, output, 0, 0, 0, rows, n, row_a, step_a, row_b, step_b, bytes, operation, left, zero_a,
                   multiplier_a, shift_a, zero_b, multiplier_b, shift_b, multiplier_out, shift_out, zero_out, low, high);
}

BF_KERNEL void bf_rescaled_broadcast(const void *a, const void *b, void *output, BF_NEST_PARAMETERS, int32_t rows,
                                     int32_t n, int32_t row_a, int32_t step_a, int32_t row_b, int32_t step_b,
                                     int32_t bytes, int32_t operation, int32_t left, int32_t zero_a,
                                     int32_t multiplier_a, int32_t shift_a, int32_t zero_b, int32_t multiplier_b,
                                     int32_t shift_b, int32_t multiplier_out, int32_t shift_out, int32_t zero_out,
                                     int32_t low, int32_t high)
{
    int32_t to = 0;
    BF_FOR_NEST {
        bf_rescaled_at(a, b, output, BF_NEST_A, BF_NEST_B, to, rows, n, row_a, step_a, row_b, step_b, bytes, operation,
                       left, zero_a, multiplier_a, shift_a, zero_b, multiplier_b, shift_b, multiplier_out, shift_out,
                       zero_out, low, high);
        to += rows * n;
    }
}
