/* Arithmetic of two int32 operands, broadcasting, clamped to low .. high. Results wrap; a quotient is truncated, and 0 where
 * the divisor is, which the reference leaves open. Rows and steps as in arithmetic_f32.c.
 */
#include "../include/bf_nest.h"
#include "../include/bf_requantize.h"

BF_KERNEL int32_t bf_quotient_s32(int32_t x, int32_t y)
{
    if (y == 0 || y == -1) {
        return (int32_t)((uint32_t)x * (uint32_t)y);
    }
    return x / y;
}

BF_KERNEL int32_t bf_operate_s32(int32_t x, int32_t y, int32_t operation)
{
    const uint32_t difference = (uint32_t)x - (uint32_t)y;
    switch (operation) {
    case 0: return (int32_t)((uint32_t)x + (uint32_t)y);
    case 1: return (int32_t)difference;
    case 2: return (int32_t)((uint32_t)x * (uint32_t)y);
    case 3: return bf_quotient_s32(x, y);
    default: return (int32_t)(difference * difference);
    }
}

BF_KERNEL void bf_arithmetic_s32(const int32_t *a, const int32_t *b, int32_t *output, int32_t rows, int32_t n,
                                 int32_t row_a, int32_t step_a, int32_t row_b, int32_t step_b, int32_t operation,
                                 int32_t low, int32_t high)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < n; i++) {
            output[i] = bf_clamp(bf_operate_s32(a[i * step_a], b[i * step_b], operation), low, high);
        }
        a += row_a;
        b += row_b;
        output += n;
    }
}

BF_KERNEL void bf_arithmetic_broadcast_s32(const int32_t *a, const int32_t *b, int32_t *output, BF_NEST_PARAMETERS,
                                           int32_t rows, int32_t n, int32_t row_a, int32_t step_a, int32_t row_b,
                                           int32_t step_b, int32_t operation, int32_t low, int32_t high)
{
    BF_FOR_NEST {
        bf_arithmetic_s32(a + BF_NEST_A, b + BF_NEST_B, output, rows, n, row_a, step_a, row_b, step_b, operation, low,
                          high);
        output += rows * n;
    }
}
