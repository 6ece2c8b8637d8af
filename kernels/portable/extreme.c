/* The larger (largest 1) or smaller (0) of two integers of `bytes` bytes, broadcasting; codes are compared as they stand.
 *
 * For bool, which is 0 or 1, that is "or" and "and". Rows and steps as in arithmetic_f32.c.
 */
#include "../include/bf_load.h"
#include "../include/bf_nest.h"

BF_KERNEL void bf_store_chosen(void *output, int32_t i, int64_t chosen, int32_t bytes)
{
    if (bytes == 1) {
        ((uint8_t *)output)[i] = (uint8_t)chosen;
    } else if (bytes == 2) {
        ((int16_t *)output)[i] = (int16_t)chosen;
    } else if (bytes == 4) {
        ((int32_t *)output)[i] = (int32_t)chosen;
    } else {
        ((int64_t *)output)[i] = chosen;
    }
}

BF_KERNEL void bf_extreme_at(const void *a, const void *b, void *output, int32_t from_a, int32_t from_b, int32_t to,
                             int32_t rows, int32_t n, int32_t row_a, int32_t step_a, int32_t row_b, int32_t step_b,
                             int32_t bytes, int32_t is_signed, int32_t largest)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < n; i++) {
            const int64_t x = bf_load_wide(a, from_a + i * step_a, bytes, is_signed);
            const int64_t y = bf_load_wide(b, from_b + i * step_b, bytes, is_signed);
            bf_store_chosen(output, to + i, (x > y) == largest ? x : y, bytes);
        }
        from_a += row_a;
        from_b += row_b;
        to += n;
    }
}

BF_KERNEL void bf_extreme(const void *a, const void *b, void *output, int32_t rows, int32_t n, int32_t row_a,
                          int32_t step_a, int32_t row_b, int32_t step_b, int32_t bytes, int32_t is_signed,
                          int32_t largest)
{
    bf_extreme_at(a, b, output, 0, 0, 0, rows, n, row_a, step_a, row_b, step_b, bytes, is_signed, largest);
}

BF_KERNEL void bf_extreme_broadcast(const void *a, const void *b, void *output, BF_NEST_PARAMETERS, int32_t rows,
                                    int32_t n, int32_t row_a, int32_t step_a, int32_t row_b, int32_t step_b,
                                    int32_t bytes, int32_t is_signed, int32_t largest)
{
    int32_t to = 0;
    BF_FOR_NEST {
        bf_extreme_at(a, b, output, BF_NEST_A, BF_NEST_B, to, rows, n, row_a, step_a, row_b, step_b, bytes, is_signed,
                      largest);
        to += rows * n;
    }
}
