/* The k largest elements of each row, in falling order, and their indices; of equal ones the first come first.
 *
 * Insertion into the outputs: k is small. An element that is larger than the last kept one moves up to its place.
 */
#include "../include/bf_load.h"

BF_KERNEL void bf_store(void *data, int32_t i, int32_t value, int32_t bytes)
{
    if (bytes == 1) {
        ((uint8_t *)data)[i] = (uint8_t)value;
    } else if (bytes == 2) {
        ((int16_t *)data)[i] = (int16_t)value;
    } else {
        ((int32_t *)data)[i] = value;
    }
}

BF_KERNEL void bf_top_k(const void *input, void *values, int32_t *indices, int32_t rows, int32_t size, int32_t k,
                        int32_t bytes, int32_t is_signed)
{
    for (int32_t row = 0; row < rows; row++) {
        const int32_t base = row * k;
        for (int32_t i = 0; i < size; i++) {
            const int32_t value = bf_load(input, row * size + i, bytes, is_signed);
            int32_t at = i < k ? i : k;
            while (at > 0 && value > bf_load(values, base + at - 1, bytes, is_signed)) {
                if (at < k) {
                    bf_store(values, base + at, bf_load(values, base + at - 1, bytes, is_signed), bytes);
                    indices[base + at] = indices[base + at - 1];
                }
                at--;
            }
            if (at < k) {
                bf_store(values, base + at, value, bytes);
                indices[base + at] = i;
            }
        }
    }
}

BF_KERNEL void bf_top_k_f32(const float *input, float *values, int32_t *indices, int32_t rows, int32_t size, int32_t k)
{
    for (int32_t row = 0; row < rows; row++) {
        const int32_t base = row * k;
        for (int32_t i = 0; i < size; i++) {
            const float value = input[row * size + i];
            int32_t at = i < k ? i : k;
            while (at > 0 && value > values[base + at - 1]) {
                if (at < k) {
                    values[base + at] = values[base + at - 1];
                    indices[base + at] = indices[base + at - 1];
                }
                at--;
            }
            if (at < k) {
                values[base + at] = value;
                indices[base + at] = i;
            }
        }
    }
}
