/* One value of `element` bytes in every one of `count` elements. */
#include "../include/bf_copy.h"

BF_KERNEL void bf_fill(const void *value, void *output, int32_t element, int32_t count)
{
    const uint8_t *source = (const uint8_t *)value;
    if (element == 1) {
        memset(output, *source, (size_t)count);
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        bf_copy_run(source, (uint8_t *)output + i * element, element > 4 ? 4 : element, element);
    }
}
