/* Drops the oldest row, appends the newest, gives all. */
#include <string.h>

#include "../include/bf_kernel.h"

BF_KERNEL void bf_circular_buffer(const int8_t *input, int8_t *rows, int8_t *output, int32_t slots, int32_t row)
{
    const size_t before = (size_t)(slots - 1) * (size_t)row;
    memmove(rows, rows + row, before);
    memcpy(rows + before, input, (size_t)row);
    memcpy(output, rows, before + (size_t)row);
}
