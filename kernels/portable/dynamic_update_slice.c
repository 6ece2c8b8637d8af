/* The operand with a box of it replaced, at a place known only at run time.
 *
 *   output = operand, then output(start + i) = update(i)
 *
 * `axes` holds for each axis the largest start that keeps the update inside, to which starts are clamped as the reference
 * does, and the stride in bytes. The loops over the update are those of bf_strided_copy.h. Output and operand may be the
 * same memory.
 */
#include "../include/bf_load.h"
#include "../include/bf_strided_copy.h"

BF_KERNEL void bf_dynamic_update_slice(const void *operand, const void *update, const void *start, const int32_t *axes,
                                       void *output, int32_t bytes, int32_t rank, int32_t start_bytes, int32_t unit,
                                       int32_t run, int32_t size_0, int32_t from_0, int32_t to_0, int32_t size_1,
                                       int32_t from_1, int32_t to_1, int32_t size_2, int32_t from_2, int32_t to_2,
                                       int32_t size_3, int32_t from_3, int32_t to_3, int32_t size_4, int32_t from_4,
                                       int32_t to_4, int32_t size_5, int32_t from_5, int32_t to_5)
{
    int32_t to = 0;
    for (int32_t d = 0; d < rank; d++) {
        to += bf_load_index(start, d, start_bytes, axes[2 * d]) * axes[2 * d + 1];
    }
    if ((const void *)output != operand) {
        memcpy(output, operand, (size_t)bytes);
    }
    bf_strided_copy_6(update, output, unit, run, 0, to, size_0, from_0, to_0, size_1, from_1, to_1, size_2, from_2, to_2,
                      size_3, from_3, to_3, size_4, from_4, to_4, size_5, from_5, to_5);
}
