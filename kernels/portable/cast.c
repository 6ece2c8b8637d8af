/* Change of element type: integers wrap, numbers become the nearest float32, floats are truncated and saturate; NaN becomes
 * 0. Bool is 0 or 1; anything but 0 is true.
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

/* Truncated, and kept inside the integers of `bytes` bytes. */
BF_KERNEL int64_t bf_saturated(float real, int32_t bytes, int32_t is_signed)
{
    const float span = bytes == 1 ? 256.0f : (bytes == 2 ? 65536.0f : (bytes == 4 ? 4294967296.0f : 18446744073709551616.0f));
    const int64_t highest = bytes == 8 ? INT64_MAX : (INT64_C(1) << (8 * bytes - is_signed)) - 1;
    if (real >= (is_signed ? span / 2.0f : span)) {
        return highest;
    }
    if (real <= (is_signed ? -span / 2.0f : 0.0f)) {
        return is_signed ? -highest - 1 : 0;
    }
    if (real != real) {
        return 0;
    }
    return bytes == 8 ? (int64_t)real : (bytes == 4 && !is_signed ? (int64_t)(uint32_t)real : (int32_t)real);
}

BF_KERNEL void bf_cast_from_f32(const float *input, void *output, int32_t size, int32_t to_bytes, int32_t is_signed)
{
    for (int32_t i = 0; i < size; i++) {
        bf_store_wide(output, i, bf_saturated(input[i], to_bytes, is_signed), to_bytes);
    }
}

BF_KERNEL void bf_cast_f32_to_bool(const float *input, uint8_t *output, int32_t size)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = (uint8_t)(input[i] != 0.0f);
    }
}
