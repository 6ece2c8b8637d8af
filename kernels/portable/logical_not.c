/* 1 for 0, and 0 for everything else. */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_logical_not(const uint8_t *input, uint8_t *output, int32_t n)
{
    for (int32_t i = 0; i < n; i++) {
        output[i] = !input[i];
    }
}
