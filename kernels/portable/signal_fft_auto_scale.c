/* Samples shifted left as far as the largest allows, and by how many bits. */
#include "../include/bf_kernel.h"

/* The magnitude of -32768 is negative in 16 bits: what comes after it counts anew, as in TFLite Micro. */
BF_KERNEL int32_t bf_largest_magnitude(const int16_t *input, int32_t size)
{
    int16_t largest = 0;
    for (int32_t i = 0; i < size; i++) {
        if (input[i] > largest) {
            largest = input[i];
        } else if (-input[i] > largest) {
            largest = (int16_t)-input[i];
        }
    }
    return largest;
}

BF_KERNEL void bf_signal_fft_auto_scale(const int16_t *input, int16_t *output, int32_t *bits, int32_t size)
{
    const int32_t largest = bf_largest_magnitude(input, size);
    int32_t spare = 0;
    while (largest > 0 && (largest << spare) < 16384) {
        spare++;
    }
    for (int32_t i = 0; i < size; i++) {
        output[i] = (int16_t)(input[i] * (1 << spare));
    }
    *bits = spare;
}
