/* Sigmoid of a fixed-point number, exactly as TFLite Micro's reference: a table, linear interpolation, Q0.15 out.
 * x counts steps of 1 / (3 * 4096); the table's entries lie 512 steps apart and are Q0.16.
 */
#ifndef BF_SIGMOID_S16_H
#define BF_SIGMOID_S16_H

#include "bf_kernel.h"

BF_KERNEL int32_t bf_sigmoid_s16(int32_t x, const uint16_t *table)
{
    const uint32_t distance = x < 0 ? (uint32_t)-x : (uint32_t)x;
    const uint32_t index = distance >> 9;
    uint32_t y = UINT32_C(0x7fff) << 10;
    if (index < 255) {
        const uint32_t low = table[index];
        y = (low << 9) + (distance & 511u) * (table[index + 1] - low);
    }
    return (int32_t)((x >= 0 ? y + 512u : (UINT32_C(1) << 25) - y + 511u) >> 10);
}

#endif
