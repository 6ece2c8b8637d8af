/* Arithmetic of two float operands, broadcasting, clamped to low .. high. The operation is a literal.
 *
 * The output is `rows` rows of `n`; an operand moves by `row_` from row to row and by `step_` (0 or 1) within one.
 * In place over an operand of the output's size is fine.
 */
#include "../include/bf_clamp_f32.h"
#include "../include/bf_nest.h"

BF_KERNEL float bf_operate_f32(float x, float y, int32_t operation)
{
    const float difference = x - y;
    switch (operation) {
    case 0: return x + y;
    case 1: return difference;
    case 2: return x * y;
    case 3: return x / y;
    case 4: return difference * difference;
    case 5: return x > y ? x : y;
    default: return x < y ? x : y;
    }
}

BF_KERNEL void bf_arithmetic_f32(const float *a, const float *b, float *output, int32_t rows, int32_t n, int32_t row_a,
                                 int32_t step_a, int32_t row_b, int32_t step_b, int32_t operation, int32_t clamped,
                                 float low, float high)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < n; i++) {
            const float result = bf_operate_f32(a[i * step_a], b[i * step_b], operation);
            output[i] = clamped ? bf_clamp_f32(result, low, high) : result;
        }
        a += row_a;
        b += row_b;
        output += n;
    }
}

BF_KERNEL void bf_arithmetic_broadcast_f32(const float *a, const float *b, float *output, BF_NEST_PARAMETERS,
                                           int32_t rows, int32_t n, int32_t row_a, int32_t step_a, int32_t row_b,
                                           int32_t step_b, int32_t operation, int32_t clamped, float low, float high)
{
    BF_FOR_NEST {
        bf_arithmetic_f32(a + BF_NEST_A, b + BF_NEST_B, output, rows, n, row_a, step_a, row_b, step_b, operation, clamped,
                          low, high);
        output += rows * n;
    }
}
