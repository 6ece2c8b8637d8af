/* Byte codes to byte codes, signed or not on either side. In place is fine. */
#include "../include/bf_kernel.h"

/* out = code ^ 128: int8 to uint8 or back, the same real number. */
BF_KERNEL void bf_flip_sign_8(const void *input, void *output, int32_t size)
{
    for (int32_t i = 0; i < size; i++) {
        ((uint8_t *)output)[i] = (uint8_t)(((const uint8_t *)input)[i] ^ 128u);
    }
}

/* out = codes[code as a byte]. */
BF_KERNEL void bf_recode_8(const void *input, const uint8_t *codes, void *output, int32_t size)
{
    for (int32_t i = 0; i < size; i++) {
        ((uint8_t *)output)[i] = codes[((const uint8_t *)input)[i]];
    }
}
