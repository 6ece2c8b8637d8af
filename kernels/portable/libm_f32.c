/* Functions of two float operands that need the C library, broadcasting: the quotient in double rounded down (0), its remainder,
 * which has the divisor's sign (1), and the power (2). Rows and steps as in arithmetic_f32.c.
 */
#include <math.h>

#include "../include/bf_nest.h"

BF_KERNEL float bf_floor_mod(float x, float y)
{
    const float remainder = fmodf(x, y);
    const int crosses = (y < 0.0f) != (remainder < 0.0f);
    return (remainder < 0.0f || remainder > 0.0f) && crosses ? remainder + y : remainder;
}

BF_KERNEL void bf_libm_f32(const float *a, const float *b, float *output, int32_t rows, int32_t n, int32_t row_a,
                             int32_t step_a, int32_t row_b, int32_t step_b, int32_t operation)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t i = 0; i < n; i++) {
            const float x = a[i * step_a];
            const float y = b[i * step_b];
            output[i] = operation == 0 ? (float)floor((double)x / (double)y) : (operation == 1 ? bf_floor_mod(x, y) : powf(x, y));
        }
        a += row_a;
        b += row_b;
        output += n;
    }
}

BF_KERNEL void bf_libm_broadcast_f32(const float *a, const float *b, float *output, BF_NEST_PARAMETERS, int32_t rows,
                                       int32_t n, int32_t row_a, int32_t step_a, int32_t row_b, int32_t step_b,
                                       int32_t operation)
{
    BF_FOR_NEST {
        bf_libm_f32(a + BF_NEST_A, b + BF_NEST_B, output, rows, n, row_a, step_a, row_b, step_b, operation);
        output += rows * n;
    }
}
