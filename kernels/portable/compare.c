/* Comparison of two operands of integers of `bytes` bytes, or of floats, broadcasting; the output is 0 or 1.
 *
 * The relation is numbered as in bf_compare.h. Rows and steps as in arithmetic_f32.c.
 */
#include "../include/bf_compare.h"
#include "../include/bf_load.h"
#include "../include/bf_nest.h"

BF_KERNEL uint8_t bf_compare_elements(const void *a, int32_t i, const void *b, int32_t j, int32_t bytes,
                                      int32_t is_float, int32_t relation)
{
    if (is_float) {
        const float x = ((const float *)a)[i];
        const float y = ((const float *)b)[j];
        return bf_relation(x < y, x >= y && x <= y, x > y, relation);
    }
    const int64_t x = bf_load_wide(a, i, bytes, 1);
    const int64_t y = bf_load_wide(b, j, bytes, 1);
    return bf_relation(x < y, x == y, x > y, relation);
}

BF_KERNEL void bf_compare_at(const void *a, const void *b, uint8_t *output, int32_t from_a, int32_t from_b, int32_t rows,
                             int32_t n, int32_t row_a, int32_t step_a, int32_t row_b, int32_t step_b, int32_t bytes,
                             int32_t is_float, int32_t relation)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < n; i++) {
            const int32_t at_a = from_a + i * step_a;
            output[i] = bf_compare_elements(a, at_a, b, from_b + i * step_b, bytes, is_float, relation);
        }
        from_a += row_a;
        from_b += row_b;
        output += n;
    }
}

BF_KERNEL void bf_compare(const void *a, const void *b, uint8_t *output, int32_t rows, int32_t n, int32_t row_a,
                          int32_t step_a, int32_t row_b, int32_t step_b, int32_t bytes, int32_t is_float,
                          int32_t relation)
{
    bf_compare_at(a, b, output, 0, 0, rows, n, row_a, step_a, row_b, step_b, bytes, is_float, relation);
}

BF_KERNEL void bf_compare_broadcast(const void *a, const void *b, uint8_t *output, BF_NEST_PARAMETERS, int32_t rows,
                                    int32_t n, int32_t row_a, int32_t step_a, int32_t row_b, int32_t step_b,
                                    int32_t bytes, int32_t is_float, int32_t relation)
{
    BF_FOR_NEST {
        bf_compare_at(a, b, output, BF_NEST_A, BF_NEST_B, rows, n, row_a, step_a, row_b, step_b, bytes, is_float,
                      relation);
        output += rows * n;
    }
}
