/* Squared magnitudes of the complex numbers from start to end, 0 elsewhere. */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_signal_energy(const int16_t *input, uint32_t *output, int32_t size, int32_t start, int32_t end)
{
    for (int32_t i = 0; i < size; i++) {
        const int32_t re = input[2 * i];
        const int32_t im = input[2 * i + 1];
        output[i] = i >= start && i < end ? (uint32_t)(re * re) + (uint32_t)(im * im) : 0U;
    }
}
