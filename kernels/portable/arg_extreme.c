/* Index of the largest (`largest` 1) or smallest element along an axis; of equal ones the first.
 *
 * `outer` and `inner` are the products of the sizes before and behind the axis, `index_bytes` is 4 or 8. Floats are compared
 * plainly: a NaN in first place stays.
 */
#include "../include/bf_load.h"

BF_KERNEL void bf_store_index(void *output, int32_t i, int32_t index, int32_t index_bytes)
{
    if (index_bytes == 8) {
        ((int64_t *)output)[i] = index;
    } else {
        ((int32_t *)output)[i] = index;
    }
}

BF_KERNEL void bf_arg_extreme(const void *input, void *output, int32_t outer, int32_t axis, int32_t inner, int32_t largest,
                              int32_t index_bytes, int32_t bytes, int32_t is_signed)
{
    for (int32_t o = 0; o < outer; o++) {
        for (int32_t i = 0; i < inner; i++) {
            const int32_t first = o * axis * inner + i;
            int32_t best = bf_load(input, first, bytes, is_signed);
            int32_t index = 0;
            for (int32_t k = 1; k < axis; k++) {
                const int32_t value = bf_load(input, first + k * inner, bytes, is_signed);
                if (largest ? value > best : value < best) {
                    best = value;
                    index = k;
                }
            }
            bf_store_index(output, o * inner + i, index, index_bytes);
        }
    }
}

BF_KERNEL void bf_arg_extreme_f32(const float *input, void *output, int32_t outer, int32_t axis, int32_t inner,
                                  int32_t largest, int32_t index_bytes)
{
    for (int32_t o = 0; o < outer; o++) {
        for (int32_t i = 0; i < inner; i++) {
            const int32_t first = o * axis * inner + i;
            float best = input[first];
            int32_t index = 0;
            for (int32_t k = 1; k < axis; k++) {
                const float value = input[first + k * inner];
                if (largest ? value > best : value < best) {
                    best = value;
                    index = k;
                }
            }
            bf_store_index(output, o * inner + i, index, index_bytes);
        }
    }
}
