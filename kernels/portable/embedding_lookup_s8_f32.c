/* Rows of an int8 table, picked at run time, as real numbers: output(k, c) = table(rows[k], c) * scale.
 *
 * Rows outside the table are clamped, where the reference gives up.
 */
#include "../include/bf_load.h"

BF_KERNEL void bf_embedding_lookup_s8_f32(const int32_t *rows, const int8_t *table, float *output, int32_t picks,
                                          int32_t height, int32_t width, float scale)
{
    for (int32_t k = 0; k < picks; k++) {
        const int8_t *row = table + (ptrdiff_t)bf_load_index(rows, k, 4, height - 1) * width;
        for (int32_t c = 0; c < width; c++) {
            *output++ = (float)row[c] * scale;
        }
    }
}
