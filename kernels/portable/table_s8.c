/* Elementwise function of one int8 code, tabulated: out[i] = table[(uint8_t)in[i]]. In place is fine. */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_table_s8(const int8_t *input, const int8_t *table, int8_t *output, int32_t size)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = table[(uint8_t)input[i]];
    }
}
