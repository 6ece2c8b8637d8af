/* Square roots to the nearest, shifted right. */
#include "../include/bf_kernel.h"

/* Digit by digit, two bits of x at a time; never past 16 bits from a number of 32, nor past 32 bits. */
BF_KERNEL uint32_t bf_rounded_root(uint64_t x)
{
    const uint32_t most = x >> 32 == 0 ? UINT16_MAX : UINT32_MAX;
    uint64_t root = 0;
    for (uint64_t bit = x >> 32 == 0 ? UINT64_C(1) << 30 : UINT64_C(1) << 62; bit > 0; bit >>= 2) {
        const uint64_t next = root + bit;
        root >>= 1;
        if (x >= next) {
            x -= next;
            root += bit;
        }
    }
    return (uint32_t)root + (x > root && root != most ? 1U : 0U);
}

BF_KERNEL void bf_signal_filter_bank_square_root(const uint64_t *input, const int32_t *shift, uint32_t *output,
                                                 int32_t size)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = bf_rounded_root(input[i]) >> (*shift & 31);
    }
}
