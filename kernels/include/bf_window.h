/* The part of a pooling window that lies inside the image, along one axis. `padded` is 0 where no window reaches outside. */
#ifndef BF_WINDOW_H
#define BF_WINDOW_H

#include "bf_kernel.h"

BF_KERNEL int32_t bf_window_begin(int32_t first, int32_t padded)
{
    return padded && first < 0 ? 0 : first;
}

BF_KERNEL int32_t bf_window_size(int32_t first, int32_t kernel, int32_t in, int32_t padded)
{
    return padded ? (first + kernel < in ? first + kernel : in) - (first < 0 ? 0 : first) : kernel;
}

#endif
