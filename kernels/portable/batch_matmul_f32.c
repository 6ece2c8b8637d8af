/* Products of matrices that are both computed at run time, float32; sums run along the depth, as in the reference.
 * An operand that is stored the other way round has its steps exchanged; a broadcast one has batch steps 0.
 */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_batch_matmul_f32(const float *left, const float *right, float *output, int32_t batch_0, int32_t batch_1,
                                   int32_t batch_2, int32_t rows, int32_t depth, int32_t columns, int32_t left_batch_0,
                                   int32_t left_batch_1, int32_t left_batch_2, int32_t left_row, int32_t left_column,
                                   int32_t right_batch_0, int32_t right_batch_1, int32_t right_batch_2, int32_t right_row,
                                   int32_t right_column)
{
    for (int32_t b = 0; b < batch_0 * batch_1 * batch_2; b++) {
        const int32_t b0 = b / (batch_1 * batch_2);
        const int32_t b1 = b / batch_2 % batch_1;
        const int32_t b2 = b % batch_2;
        const float *a = left + b0 * left_batch_0 + b1 * left_batch_1 + b2 * left_batch_2;
        const float *matrix = right + b0 * right_batch_0 + b1 * right_batch_1 + b2 * right_batch_2;
        for (int32_t i = 0; i < rows; i++) {
            const float *row = a + (ptrdiff_t)i * left_row;
            for (int32_t j = 0; j < columns; j++) {
                const float *column = matrix + (ptrdiff_t)j * right_column;
                float acc = 0.0f;
                for (int32_t k = 0; k < depth; k++) {
                    acc += row[k * left_column] * column[k * right_row];
                }
                *output++ = acc;
            }
        }
    }
}
