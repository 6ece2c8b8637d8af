/* Per-channel amplitude normalization: each channel times a gain that its noise decides, then shrunk. */
#include "../include/bf_kernel.h"

/* A parabola between powers of two: of each the table has a value, a slope and a curvature. */
BF_KERNEL int16_t bf_pcan_gain(uint32_t noise, const int16_t *gains)
{
    if (noise <= 2) {
        return gains[noise];
    }
    int32_t bits = 2;
    while (bits < 32 && noise >> bits > 0) {
        bits++;
    }
    const int16_t *row = gains + 4 * bits - 6;
    const int32_t fraction = (int32_t)((bits < 11 ? noise << (11 - bits) : noise >> (bits - 11)) & 0x3ff);
    const uint32_t slope = (uint32_t)((row[2] * fraction) >> 5) + ((uint32_t)row[1] << 5);
    const int32_t rise = (int32_t)(slope * (uint32_t)fraction + 16384) >> 15;
    return (int16_t)(rise + row[0]);
}

BF_KERNEL void bf_signal_pcan(const uint32_t *input, const uint32_t *noise, const int16_t *gains, uint32_t *output,
                              int32_t size, int32_t snr_shift)
{
    for (int32_t i = 0; i < size; i++) {
        const uint32_t gain = (uint32_t)bf_pcan_gain(noise[i], gains);
        const uint32_t snr = (uint32_t)(((uint64_t)input[i] * gain) >> snr_shift);
        output[i] = snr < 8192 ? (snr * snr) >> 20 : (snr >> 6) - 64;
    }
}
