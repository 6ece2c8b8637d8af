/* Operators that only put elements elsewhere are copies with strides (bf_strided_copy.h), one call for each input and
 * output; where the copies leave gaps, the output is cleared first.
 */
#include "../include/bf_strided_copy.h"

BF_KERNEL void bf_clear(void *output, int32_t bytes)
{
    memset(output, 0, (size_t)bytes);
}
