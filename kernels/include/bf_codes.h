/* Signed codes of 1, 2 or 4 bytes; the width is a literal, so that only one of the branches is compiled. */
#ifndef BF_CODES_H
#define BF_CODES_H

#include "bf_kernel.h"

BF_KERNEL int32_t bf_load_code(const void *codes, int32_t i, int32_t bytes)
{
    if (bytes == 1) {
        return ((const int8_t *)codes)[i];
    }
    return bytes == 2 ? ((const int16_t *)codes)[i] : ((const int32_t *)codes)[i];
}

BF_KERNEL void bf_store_code(void *codes, int32_t i, int32_t bytes, int32_t code)
{
    if (bytes == 1) {
        ((int8_t *)codes)[i] = (int8_t)code;
    } else if (bytes == 2) {
        ((int16_t *)codes)[i] = (int16_t)code;
    } else {
        ((int32_t *)codes)[i] = code;
    }
}

#endif
