/* Change of element type: integers wrap, numbers become the nearest float32, floats are truncated.
 *
 * A float outside int32 (int64 for uint32 and int64), or NaN, has no meaning in C; it becomes the smallest integer, cut to
 * the output's bytes, which is what the reference gives where it was built for x86. Bool is 0 or 1; anything but 0 is true.
 */
#include "../include/bf_load.h"

BF_KERNEL void bf_store_wide(void *output, int32_t i, int64_t value, int32_t bytes)
{
    if (bytes == 1) {
        ((uint8_t *)output)[i] = (uint8_t)value;
    } else if (bytes == 2) {
        ((uint16_t *)output)[i] = (uint16_t)value;
    } else if (bytes == 4) {
        ((uint32_t *)output)[i] = (uint32_t)value;
    } else {
        ((int64_t *)output)[i] = value;
    }
}

BF_KERNEL void bf_cast(const void *input, void *output, int32_t size, int32_t bytes, int32_t is_signed, int32_t to_bytes)
{
    for (int32_t i = 0; i < size; i++) {
        bf_store_wide(output, i, bf_load_wide(input, i, bytes, is_signed), to_bytes);
    }
}

BF_KERNEL void bf_cast_to_bool(const void *input, uint8_t *output, int32_t size, int32_t bytes)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = (uint8_t)(bf_load_wide(input, i, bytes, 1) != 0);
    }
}

BF_KERNEL void bf_cast_to_f32(const void *input, float *output, int32_t size, int32_t bytes, int32_t is_signed)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = bytes < 4 || (bytes == 4 && is_signed) ? (float)bf_load(input, i, bytes, is_signed)
                                                           : (float)bf_load_wide(input, i, bytes, is_signed);
    }
}

/* `wide`: by way of int64. */
BF_KERNEL void bf_cast_from_f32(const float *input, void *output, int32_t size, int32_t to_bytes, int32_t wide)
{
    for (int32_t i = 0; i < size; i++) {
        const float real = input[i];
        if (wide) {
            const int inside = real >= -9223372036854775808.0f && real < 9223372036854775808.0f;
            bf_store_wide(output, i, inside ? (int64_t)real : INT64_MIN, to_bytes);
        } else {
            const int inside = real >= -2147483648.0f && real < 2147483648.0f;
            bf_store_wide(output, i, inside ? (int32_t)real : INT32_MIN, to_bytes);
        }
    }
}

BF_KERNEL void bf_cast_f32_to_bool(const float *input, uint8_t *output, int32_t size)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = (uint8_t)(input[i] != 0.0f);
    }
}
