/* Copies that read each axis at indices known when compiling (mirrored padding, nearest-neighbour resizing).
 *
 *   output(i, j, k, l) = input[offsets_0[i] + offsets_1[j] + offsets_2[k] + offsets_3[l]], `run` bytes each
 *
 * `offsets` holds the four tables one after the other, in bytes; all are multiples of `unit` (1, 2 or 4).
 */
#include "../include/bf_copy.h"

BF_KERNEL void bf_indexed_copy(const void *input, const int32_t *offsets, void *output, int32_t unit, int32_t run,
                               int32_t size_0, int32_t size_1, int32_t size_2, int32_t size_3)
{
    const int32_t *offsets_1 = offsets + size_0;
    const int32_t *offsets_2 = offsets_1 + size_1;
    const int32_t *offsets_3 = offsets_2 + size_2;
    uint8_t *target = (uint8_t *)output;
    for (int32_t i = 0; i < size_0; i++) {
        for (int32_t j = 0; j < size_1; j++) {
            for (int32_t k = 0; k < size_2; k++) {
                const uint8_t *source = (const uint8_t *)input + offsets[i] + offsets_1[j] + offsets_2[k];
                for (int32_t l = 0; l < size_3; l++) {
                    bf_copy_run(source + offsets_3[l], target, unit, run);
                    target += run;
                }
            }
        }
    }
}
