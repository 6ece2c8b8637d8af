/*
 * The newest frames side by side. `count` is 0 before the first frame, then one more than the frames there are; the first
 * frame stands in for all before it.
 */
#include <string.h>

#include "../include/bf_kernel.h"

BF_KERNEL void bf_signal_stacker(const int16_t *input, int16_t *frames, int32_t *count, int16_t *output, uint8_t *valid,
                                 int32_t channels, int32_t left, int32_t right, int32_t step)
{
    const size_t frame = (size_t)channels * sizeof(int16_t);
    const int32_t before = left + right;
    if (*count == 0) {
        for (int32_t i = 0; i < before; i++) {
            memcpy(frames + i * channels, input, frame);
        }
        *count = left + 2;
    } else {
        memmove(frames, frames + channels, (size_t)before * frame);
        *count += 1;
    }
    memcpy(frames + before * channels, input, frame);
    *valid = *count > before + 1;
    if (*valid) {
        *count -= step;
        memcpy(output, frames, (size_t)(before + 1) * frame);
    } else {
        memset(output, 0, (size_t)(before + 1) * frame);
    }
}

/* Where frames are not valid, the last valid ones stand in the output. */
BF_KERNEL void bf_keep_valid(int16_t *kept, int16_t *output, const uint8_t *valid, int32_t size)
{
    if (*valid) {
        memcpy(kept, output, (size_t)size * sizeof(int16_t));
    } else {
        memcpy(output, kept, (size_t)size * sizeof(int16_t));
    }
}
