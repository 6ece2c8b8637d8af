/* 1 / sqrt(n) of an integer as a multiplier and a shift, exactly as TFLite Micro's reference: five Newton steps in Q3.28. */
#ifndef BF_INVERSE_SQRT_H
#define BF_INVERSE_SQRT_H

#include "bf_requantize.h"

typedef struct bf_factor {
    int32_t multiplier;
    /* Power of two, positive to the left. */
    int32_t shift;
} bf_factor;

/* x * 2^bits, saturating. */
BF_KERNEL int32_t bf_shift_left(int32_t x, int32_t bits)
{
    const int32_t most = INT32_MAX >> bits;
    return x > most ? INT32_MAX : (x < -most - 1 ? INT32_MIN : x * (1 << bits));
}

BF_KERNEL bf_factor bf_inverse_sqrt(int32_t n)
{
    bf_factor root = {INT32_MAX, 0};
    if (n <= 1) {
        return root;
    }
    int32_t right = 11;
    for (; n >= 1 << 29; right++) {
        n /= 4;
    }
    for (; n < 1 << 27; right--) {
        n *= 4;
    }
    const int32_t half = ((n >> 1) + 1) >> 1;
    int32_t x = 1 << 28;
    for (int32_t step = 0; step < 5; step++) {
        const int32_t cube = bf_shift_left(bf_multiply_high(bf_multiply_high(x, x), x), 6);
        x = bf_shift_left(bf_multiply_high((1 << 28) + (1 << 27), x) - bf_multiply_high(half, cube), 3);
    }
    root.multiplier = bf_multiply_high(x, 1518500250);
    root.shift = -right;
    if (right < 0) {
        root.multiplier = root.multiplier * (1 << -right);
        root.shift = 0;
    }
    return root;
}

/* acc * factor * 2^bits, rounded as everywhere. */
BF_KERNEL int32_t bf_times_factor(int32_t acc, bf_factor factor, int32_t bits)
{
    return bf_requantize_any(acc, factor.multiplier, -(factor.shift + bits) - 1);
}

#endif
