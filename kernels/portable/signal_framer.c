/* Overlapping frames from samples and the `history` kept before them; `steps` counts up to `missing`. */
#include <string.h>

#include "../include/bf_kernel.h"

/* The first part of a frame lies among the old samples, the rest among the new ones. */
BF_KERNEL void bf_put_frame(const int16_t *kept, const int16_t *input, int16_t *output, int32_t at, int32_t history,
                            int32_t size)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = at + i < history ? kept[at + i] : input[at + i - history];
    }
}

BF_KERNEL void bf_signal_framer(const int16_t *input, int16_t *kept, int32_t *steps, int16_t *output, uint8_t *valid,
                                int32_t rows, int32_t frames, int32_t size, int32_t step, int32_t history,
                                int32_t missing)
{
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t f = 0; f < frames; f++) {
            if (*steps + f >= missing) {
                bf_put_frame(kept, input, output, f * step, history, size);
            } else {
                memset(output, 0, (size_t)size * sizeof(int16_t));
            }
            output += size;
        }
        for (int32_t i = 0; i < history; i++) {
            const int32_t at = i + frames * step;
            kept[i] = at < history ? kept[at] : input[at - history];
        }
        input += frames * step;
        kept += history;
    }
    *valid = *steps >= missing;
    *steps = *steps + frames < missing ? *steps + frames : missing;
}
