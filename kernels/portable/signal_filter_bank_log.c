/* scale * ln(x << correction), at most 32767: log2 by its whole part and a line between 129 points, all in Q16. */
#include "../include/bf_kernel.h"

BF_KERNEL int16_t bf_scaled_log(uint32_t x, const uint16_t *corrections, uint32_t scale)
{
    uint32_t whole = 0;
    while (x >> whole > 1) {
        whole++;
    }
    const uint32_t rest = x - (1U << whole);
    const uint32_t fraction = whole < 16 ? rest << (16 - whole) : rest >> (whole - 16);
    const int32_t low = corrections[fraction >> 9];
    const int32_t rise = corrections[(fraction >> 9) + 1] - low;
    const int32_t correction = low + ((rise * (int32_t)(fraction & 511)) >> 16);
    const uint32_t log2 = (whole << 16) + fraction + (uint32_t)correction;
    const uint32_t ln = (uint32_t)((UINT64_C(45426) * log2 + 32768) >> 16);
    const uint32_t scaled = (scale * ln + 32768) >> 16;
    return (int16_t)(scaled < 32767 ? scaled : 32767);
}

BF_KERNEL void bf_signal_filter_bank_log(const uint32_t *input, const uint16_t *corrections, int16_t *output,
                                         int32_t size, int32_t scale, int32_t correction_bits)
{
    for (int32_t i = 0; i < size; i++) {
        const uint32_t x = input[i] << correction_bits;
        output[i] = x > 1 ? bf_scaled_log(x, corrections, (uint32_t)scale) : 0;
    }
}
