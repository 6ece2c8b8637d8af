/* Rows of int8 codes brought to length 1, in units of 1/128. In place is fine. */
#include "../include/bf_inverse_sqrt.h"

BF_KERNEL void bf_l2_normalization_s8(const int8_t *input, int8_t *output, int32_t rows, int32_t depth, int32_t zero_in)
{
    for (int32_t row = 0; row < rows; row++) {
        int32_t squares = 0;
        for (int32_t i = 0; i < depth; i++) {
            squares += (input[i] - zero_in) * (input[i] - zero_in);
        }
        const bf_factor root = bf_inverse_sqrt(squares);
        for (int32_t i = 0; i < depth; i++) {
            output[i] = (int8_t)bf_clamp(bf_times_factor(input[i] - zero_in, root, 7), -128, 127);
        }
        input += depth;
        output += depth;
    }
}
