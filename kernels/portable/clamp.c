/* Every element brought between two bounds; what is not a number stays so. In place is fine. */
#include "../include/bf_clamp_f32.h"
#include "../include/bf_requantize.h"

BF_KERNEL void bf_clamp_s16(const int16_t *input, int16_t *output, int32_t size, int32_t low, int32_t high)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = (int16_t)bf_clamp(input[i], low, high);
    }
}

BF_KERNEL void bf_clamp_all_f32(const float *input, float *output, int32_t size, float low, float high)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = bf_clamp_f32(input[i], low, high);
    }
}
