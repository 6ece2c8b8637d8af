/* Copying bytes that may be moved as half words or words.
 *
 * Both ends lie at multiples of `unit` bytes (1, 2 or 4). memcpy keeps the language's rules about types; with a constant
 * size and a known alignment it is one load and one store.
 */
#ifndef BF_COPY_H
#define BF_COPY_H

#include <string.h>

#include "bf_kernel.h"

#if defined(__GNUC__)
#define BF_ALIGNED_TO(pointer, bytes) __builtin_assume_aligned(pointer, bytes)
#else
#define BF_ALIGNED_TO(pointer, bytes) (pointer)
#endif

BF_KERNEL void bf_copy_unit(const uint8_t *from, uint8_t *to, int32_t unit)
{
    if (unit == 4) {
        memcpy(BF_ALIGNED_TO(to, 4), BF_ALIGNED_TO(from, 4), 4);
    } else if (unit == 2) {
        memcpy(BF_ALIGNED_TO(to, 2), BF_ALIGNED_TO(from, 2), 2);
    } else {
        *to = *from;
    }
}

/* Short runs are not worth a call. */
BF_KERNEL void bf_copy_run(const uint8_t *from, uint8_t *to, int32_t unit, int32_t run)
{
    if (run > 8 * unit) {
        memcpy(to, from, (size_t)run);
        return;
    }
    for (int32_t i = 0; i < run; i += unit) {
        bf_copy_unit(from + i, to + i, unit);
    }
}

#endif
