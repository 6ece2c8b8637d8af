/* Operators that only put elements elsewhere are copies with strides (bf_strided_copy.h), one call for each input and
 * output; where the copies leave gaps, the output is filled first.
 */
#include "../include/bf_strided_copy.h"

/* Every element of `element` bytes gets the code `value`, which is 0 where an element has more than 4 bytes. */
BF_KERNEL void bf_fill_constant(void *output, int32_t element, int32_t count, int32_t value)
{
    if (element == 1 || value == 0) {
        memset(output, value, (size_t)element * (size_t)count);
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        memcpy((uint8_t *)output + i * element, &value, (size_t)element);
    }
}
