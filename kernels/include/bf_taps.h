/* The taps of a dilated window that lie inside the image, along one axis, for a window that begins at `start`. */
#ifndef BF_TAPS_H
#define BF_TAPS_H

#include "bf_kernel.h"

BF_KERNEL int32_t bf_first_tap(int32_t start, int32_t dilation)
{
    return start < 0 ? (dilation - 1 - start) / dilation : 0;
}

BF_KERNEL int32_t bf_end_tap(int32_t start, int32_t dilation, int32_t kernel, int32_t in)
{
    const int32_t end = start < in ? (in - start + dilation - 1) / dilation : 0;
    return end < kernel ? end : kernel;
}

#endif
