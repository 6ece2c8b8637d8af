/* Rearranging a tensor: runs of bytes copied between two tensors that are walked by different strides.
 *
 *   output[to + i * to_0 + j * to_1 + ...] = input[from + i * from_0 + j * from_1 + ...], `run` bytes each
 *
 * All positions are in bytes and multiples of `unit` (1, 2 or 4). A stride may be negative, of the input also zero.
 */
#ifndef BF_STRIDED_COPY_H
#define BF_STRIDED_COPY_H

#include "bf_copy.h"

BF_KERNEL void bf_strided_copy_3(const void *input, void *output, int32_t unit, int32_t run, int32_t from, int32_t to,
                                 int32_t size_0, int32_t from_0, int32_t to_0, int32_t size_1, int32_t from_1, int32_t to_1,
                                 int32_t size_2, int32_t from_2, int32_t to_2)
{
    for (int32_t i = 0; i < size_0; i++) {
        for (int32_t j = 0; j < size_1; j++) {
            const uint8_t *source = (const uint8_t *)input + from + i * from_0 + j * from_1;
            uint8_t *target = (uint8_t *)output + to + i * to_0 + j * to_1;
            for (int32_t k = 0; k < size_2; k++) {
                bf_copy_run(source + k * from_2, target + k * to_2, unit, run);
            }
        }
    }
}

BF_KERNEL void bf_strided_copy_6(const void *input, void *output, int32_t unit, int32_t run, int32_t from, int32_t to,
                                 int32_t size_0, int32_t from_0, int32_t to_0, int32_t size_1, int32_t from_1, int32_t to_1,
                                 int32_t size_2, int32_t from_2, int32_t to_2, int32_t size_3, int32_t from_3, int32_t to_3,
                                 int32_t size_4, int32_t from_4, int32_t to_4, int32_t size_5, int32_t from_5, int32_t to_5)
{
    for (int32_t i = 0; i < size_0; i++) {
        for (int32_t j = 0; j < size_1; j++) {
            for (int32_t k = 0; k < size_2; k++) {
                bf_strided_copy_3(input, output, unit, run, from + i * from_0 + j * from_1 + k * from_2,
                                  to + i * to_0 + j * to_1 + k * to_2, size_3, from_3, to_3, size_4, from_4, to_4, size_5,
                                  from_5, to_5);
            }
        }
    }
}

#endif
