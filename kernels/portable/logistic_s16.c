/* Sigmoid of int16 codes, brought to the table's steps by (x * factor + half) >> shift. In place is fine. */
#include "../include/bf_sigmoid_s16.h"

BF_KERNEL void bf_logistic_s16(const int16_t *input, const uint16_t *table, int16_t *output, int32_t size, int32_t factor,
                               int32_t shift)
{
    const int32_t half = shift > 0 ? 1 << (shift - 1) : 0;
    for (int32_t i = 0; i < size; i++) {
        output[i] = (int16_t)bf_sigmoid_s16((input[i] * factor + half) >> shift, table);
    }
}
