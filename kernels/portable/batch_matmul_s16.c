/* Products of matrices that are both computed at run time, int16, 64-bit sums; int16 has no zero point.
 * An operand that is stored the other way round has its steps exchanged; a broadcast one has batch steps 0.
 */
#include "../include/bf_requantize_s64.h"
#include "../include/bf_saturate_s16.h"

BF_KERNEL void bf_batch_matmul_s16(const int16_t *left, const int16_t *right, int16_t *output, int32_t batch_0, int32_t batch_1,
                                   int32_t batch_2, int32_t rows, int32_t depth, int32_t columns, int32_t left_batch_0,
                                   int32_t left_batch_1, int32_t left_batch_2, int32_t left_row, int32_t left_column,
                                   int32_t right_batch_0, int32_t right_batch_1, int32_t right_batch_2, int32_t right_row,
                                   int32_t right_column, int32_t product_multiplier, int32_t product_shift)
{
    for (int32_t b = 0; b < batch_0 * batch_1 * batch_2; b++) {
        const int32_t b0 = b / (batch_1 * batch_2);
        const int32_t b1 = b / batch_2 % batch_1;
        const int32_t b2 = b % batch_2;
        const int16_t *a = left + b0 * left_batch_0 + b1 * left_batch_1 + b2 * left_batch_2;
        const int16_t *matrix = right + b0 * right_batch_0 + b1 * right_batch_1 + b2 * right_batch_2;
        for (int32_t i = 0; i < rows; i++) {
            const int16_t *row = a + (ptrdiff_t)i * left_row;
            for (int32_t j = 0; j < columns; j++) {
                const int16_t *column = matrix + (ptrdiff_t)j * right_column;
                int64_t acc = 0;
                for (int32_t k = 0; k < depth; k++) {
                    acc += row[k * left_column] * column[k * right_row];
                }
                *output++ = (int16_t)bf_saturate_s16(bf_requantize_s64(acc, product_multiplier, product_shift));
            }
        }
    }
}
