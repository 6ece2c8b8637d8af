/* Products of matrices that are both computed at run time, int8.
 *
 *   out[i][j] = clamp(requantize(sum_k (left[i][k] - zero_left) * (right[k][j] - zero_right)) + zero_out)
 *
 * The sum is taken as sum_k x * right[k][j] - zero_right * sum_k x with x = left[i][k] - zero_left: the last part is the same
 * for a whole row. An operand that is stored the other way round has its steps exchanged; a broadcast one has batch steps 0.
 */
#include "../include/bf_requantize.h"

BF_KERNEL int8_t bf_finish_product_s8(int32_t acc, int32_t multiplier, int32_t shift, int32_t zero_out)
{
    return (int8_t)bf_clamp(bf_requantize_any(acc, multiplier, shift) + zero_out, -128, 127);
}

BF_KERNEL void bf_multiply_row_s8(const int8_t *left, const int8_t *right, int8_t *output, int32_t depth, int32_t columns,
                                  int32_t left_step, int32_t right_step, int32_t column_step, int32_t zero_left,
                                  int32_t zero_right, int32_t zero_out, int32_t multiplier, int32_t shift)
{
    int32_t sum = 0;
    for (int32_t k = 0; k < depth; k++) {
        sum += left[k * left_step] - zero_left;
    }
    const int32_t start = -zero_right * sum;
    int32_t j = 0;
    /* Four columns at a time share every load of the row. */
    for (; j < columns / 4 * 4; j += 4) {
        const int8_t *column = right + (ptrdiff_t)j * column_step;
        int32_t acc0 = start;
        int32_t acc1 = start;
        int32_t acc2 = start;
        int32_t acc3 = start;
        for (int32_t k = 0; k < depth; k++) {
            const int32_t x = left[k * left_step] - zero_left;
            acc0 += x * column[0];
            acc1 += x * column[column_step];
            acc2 += x * column[2 * column_step];
            acc3 += x * column[3 * column_step];
            column += right_step;
        }
        output[j] = bf_finish_product_s8(acc0, multiplier, shift, zero_out);
        output[j + 1] = bf_finish_product_s8(acc1, multiplier, shift, zero_out);
        output[j + 2] = bf_finish_product_s8(acc2, multiplier, shift, zero_out);
        output[j + 3] = bf_finish_product_s8(acc3, multiplier, shift, zero_out);
    }
    for (; j < columns; j++) {
        int32_t acc = start;
        for (int32_t k = 0; k < depth; k++) {
            acc += (left[k * left_step] - zero_left) * right[k * right_step + j * column_step];
        }
        output[j] = bf_finish_product_s8(acc, multiplier, shift, zero_out);
    }
}

BF_KERNEL void bf_batch_matmul_s8(const int8_t *left, const int8_t *right, int8_t *output, int32_t batch_0, int32_t batch_1,
                                  int32_t batch_2, int32_t rows, int32_t depth, int32_t columns, int32_t left_batch_0,
                                  int32_t left_batch_1, int32_t left_batch_2, int32_t left_row, int32_t left_column,
                                  int32_t right_batch_0, int32_t right_batch_1, int32_t right_batch_2, int32_t right_row,
                                  int32_t right_column, int32_t zero_left, int32_t zero_right, int32_t zero_out,
                                  int32_t product_multiplier, int32_t product_shift)
{
    for (int32_t b = 0; b < batch_0 * batch_1 * batch_2; b++) {
        const int32_t b0 = b / (batch_1 * batch_2);
        const int32_t b1 = b / batch_2 % batch_1;
        const int32_t b2 = b % batch_2;
        const int8_t *a = left + b0 * left_batch_0 + b1 * left_batch_1 + b2 * left_batch_2;
        const int8_t *matrix = right + b0 * right_batch_0 + b1 * right_batch_1 + b2 * right_batch_2;
        for (int32_t i = 0; i < rows; i++) {
            bf_multiply_row_s8(a + (ptrdiff_t)i * left_row, matrix, output, depth, columns, left_column, right_row,
                               right_column, zero_left, zero_right, zero_out, product_multiplier, product_shift);
            output += columns;
        }
    }
}
