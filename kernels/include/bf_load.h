/* Integers of a tensor whose element size is a constant of the call. */
#ifndef BF_LOAD_H
#define BF_LOAD_H

#include "bf_kernel.h"

/* Element i of 1, 2 or 4 bytes; unsigned ones of at most 2. */
BF_KERNEL int32_t bf_load(const void *data, int32_t i, int32_t bytes, int32_t is_signed)
{
    if (bytes == 1) {
        return is_signed ? ((const int8_t *)data)[i] : ((const uint8_t *)data)[i];
    }
    if (bytes == 2) {
        return is_signed ? ((const int16_t *)data)[i] : ((const uint16_t *)data)[i];
    }
    return ((const int32_t *)data)[i];
}

/* Element i of any integer tensor. */
BF_KERNEL int64_t bf_load_wide(const void *data, int32_t i, int32_t bytes, int32_t is_signed)
{
    if (bytes == 8) {
        return ((const int64_t *)data)[i];
    }
    if (bytes == 4 && !is_signed) {
        return ((const uint32_t *)data)[i];
    }
    return bf_load(data, i, bytes, is_signed);
}

/* Index i of an index tensor (2, 4 or 8 bytes each), brought into 0 .. limit, so that no call reads or writes outside. */
BF_KERNEL int32_t bf_load_index(const void *indices, int32_t i, int32_t bytes, int32_t limit)
{
    const int64_t wide = bytes == 8 ? bf_load_wide(indices, i, 8, 1) : 0;
    const int32_t index = bytes == 8 ? (int32_t)(wide < 0 ? 0 : (wide > limit ? limit : wide)) : bf_load(indices, i, bytes, 1);
    return index < 0 ? 0 : (index > limit ? limit : index);
}

#endif
