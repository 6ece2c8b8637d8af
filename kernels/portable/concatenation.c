/* Concatenation along any axis, any type: `turns` times, a run of bytes of each input in order. Inputs left out have none. */
#include <string.h>

#include "../include/bf_kernel.h"

BF_KERNEL uint8_t *bf_append(uint8_t *out, const void *input, int32_t turn, int32_t bytes)
{
    if (bytes > 0) {
        memcpy(out, (const uint8_t *)input + (ptrdiff_t)turn * bytes, (size_t)bytes);
    }
    return out + bytes;
}

BF_KERNEL void bf_concatenation_4(const void *in_0, const void *in_1, const void *in_2, const void *in_3, void *output,
                                  int32_t turns, int32_t bytes_0, int32_t bytes_1, int32_t bytes_2, int32_t bytes_3)
{
    uint8_t *out = (uint8_t *)output;
    for (int32_t turn = 0; turn < turns; turn++) {
        out = bf_append(out, in_0, turn, bytes_0);
        out = bf_append(out, in_1, turn, bytes_1);
        out = bf_append(out, in_2, turn, bytes_2);
        out = bf_append(out, in_3, turn, bytes_3);
    }
}

BF_KERNEL void bf_concatenation_16(const void *in_0, const void *in_1, const void *in_2, const void *in_3, const void *in_4,
                                   const void *in_5, const void *in_6, const void *in_7, const void *in_8, const void *in_9,
                                   const void *in_10, const void *in_11, const void *in_12, const void *in_13,
                                   const void *in_14, const void *in_15, void *output, int32_t turns, int32_t bytes_0,
                                   int32_t bytes_1, int32_t bytes_2, int32_t bytes_3, int32_t bytes_4, int32_t bytes_5,
                                   int32_t bytes_6, int32_t bytes_7, int32_t bytes_8, int32_t bytes_9, int32_t bytes_10,
                                   int32_t bytes_11, int32_t bytes_12, int32_t bytes_13, int32_t bytes_14, int32_t bytes_15)
{
    uint8_t *out = (uint8_t *)output;
    for (int32_t turn = 0; turn < turns; turn++) {
        out = bf_append(out, in_0, turn, bytes_0);
        out = bf_append(out, in_1, turn, bytes_1);
        out = bf_append(out, in_2, turn, bytes_2);
        out = bf_append(out, in_3, turn, bytes_3);
        out = bf_append(out, in_4, turn, bytes_4);
        out = bf_append(out, in_5, turn, bytes_5);
        out = bf_append(out, in_6, turn, bytes_6);
        out = bf_append(out, in_7, turn, bytes_7);
        out = bf_append(out, in_8, turn, bytes_8);
        out = bf_append(out, in_9, turn, bytes_9);
        out = bf_append(out, in_10, turn, bytes_10);
        out = bf_append(out, in_11, turn, bytes_11);
        out = bf_append(out, in_12, turn, bytes_12);
        out = bf_append(out, in_13, turn, bytes_13);
        out = bf_append(out, in_14, turn, bytes_14);
        out = bf_append(out, in_15, turn, bytes_15);
    }
}
