/* Hyperbolic tangent of a fixed-point number, exactly as TFLite Micro's reference: 2 sigmoid(2x) - 1 by the sigmoid's table.
 * x counts steps of 1 / (3 * 4096); Q0.15 out.
 */
#ifndef BF_TANH_S16_H
#define BF_TANH_S16_H

#include "bf_kernel.h"

BF_KERNEL int32_t bf_tanh_s16(int32_t x, const uint16_t *table)
{
    const uint32_t distance = x < 0 ? (uint32_t)-x : (uint32_t)x;
    const uint32_t index = distance >> 8;
    int32_t y = 0xffff << 8;
    if (index < 255) {
        const uint32_t low = table[index];
        y = (int32_t)((low << 8) + (distance & 255u) * (table[index + 1] - low));
    }
    return (x >= 0 ? y - (1 << 23) + 128 : (1 << 23) - y + 127) >> 8;
}

#endif
