/* Adds each frame to what is left of those before it; its first `step` samples are then done. */
#include <string.h>

#include "../include/bf_kernel.h"

BF_KERNEL void bf_signal_overlap_add_f32(const float *input, float *overlap, float *output, int32_t rows, int32_t frames,
                                        int32_t size, int32_t step)
{
    for (int32_t f = 0; f < rows * frames; f++) {
        float *sum = overlap + (f / frames) * size;
        for (int32_t i = 0; i < size; i++) {
            sum[i] = sum[i] + input[i];
        }
        memcpy(output, sum, (size_t)step * sizeof(float));
        memmove(sum, sum + step, (size_t)(size - step) * sizeof(float));
        memset(sum + size - step, 0, (size_t)step * sizeof(float));
        input += size;
        output += step;
    }
}
