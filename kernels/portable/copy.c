/* The same bytes elsewhere. */
#include <string.h>

#include "../include/bf_kernel.h"

BF_KERNEL void bf_copy(const void *input, void *output, int32_t bytes)
{
    memcpy(output, input, (size_t)bytes);
}
