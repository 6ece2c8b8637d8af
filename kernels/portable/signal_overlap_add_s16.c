/* Adds each frame to what is left of those before it; its first `step` samples are then done. */
#include <string.h>

#include "../include/bf_requantize.h"

BF_KERNEL void bf_signal_overlap_add_s16(const int16_t *input, int16_t *overlap, int16_t *output, int32_t rows, int32_t frames,
                                        int32_t size, int32_t step)
{
    for (int32_t f = 0; f < rows * frames; f++) {
        int16_t *sum = overlap + (f / frames) * size;
        for (int32_t i = 0; i < size; i++) {
            sum[i] = (int16_t)bf_clamp(sum[i] + input[i], -32768, 32767);
        }
        memcpy(output, sum, (size_t)step * sizeof(int16_t));
        memmove(sum, sum + step, (size_t)(size - step) * sizeof(int16_t));
        memset(sum + size - step, 0, (size_t)step * sizeof(int16_t));
        input += size;
        output += step;
    }
}
