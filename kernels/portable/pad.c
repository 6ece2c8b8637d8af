/* Padding of up to five axes, any type: the input's bytes with a fill around them.
 *
 * The last axis counts bytes. The fill is the byte `fill_byte` where `fill_bytes` is 1, else the element of `fill_bytes` bytes
 * at `fill`.
 */
#include <string.h>

#include "../include/bf_kernel.h"

BF_KERNEL void bf_fill(uint8_t *out, int32_t bytes, const uint8_t *fill, int32_t fill_bytes, int32_t fill_byte)
{
    if (fill_bytes == 1) {
        memset(out, fill_byte, (size_t)bytes);
        return;
    }
    for (int32_t i = 0; i < bytes; i += fill_bytes) {
        memcpy(out + i, fill, (size_t)fill_bytes);
    }
}

BF_KERNEL void bf_pad(const void *input, const uint8_t *fill, void *output, int32_t fill_bytes, int32_t fill_byte, int32_t in_0,
                      int32_t before_0, int32_t out_0, int32_t in_1, int32_t before_1, int32_t out_1, int32_t in_2,
                      int32_t before_2, int32_t out_2, int32_t in_3, int32_t before_3, int32_t out_3, int32_t in_4,
                      int32_t before_4, int32_t out_4)
{
    const uint8_t *in = (const uint8_t *)input;
    uint8_t *out = (uint8_t *)output;
    const int32_t after_4 = out_4 - before_4 - in_4;
    for (int32_t i0 = -before_0; i0 < out_0 - before_0; i0++) {
        for (int32_t i1 = -before_1; i1 < out_1 - before_1; i1++) {
            for (int32_t i2 = -before_2; i2 < out_2 - before_2; i2++) {
                for (int32_t i3 = -before_3; i3 < out_3 - before_3; i3++) {
                    if (i0 < 0 || i0 >= in_0 || i1 < 0 || i1 >= in_1 || i2 < 0 || i2 >= in_2 || i3 < 0 || i3 >= in_3) {
                        bf_fill(out, out_4, fill, fill_bytes, fill_byte);
                    } else {
                        bf_fill(out, before_4, fill, fill_bytes, fill_byte);
                        memcpy(out + before_4, in, (size_t)in_4);
                        bf_fill(out + before_4 + in_4, after_4, fill, fill_bytes, fill_byte);
                        in += in_4;
                    }
                    out += out_4;
                }
            }
        }
    }
}
