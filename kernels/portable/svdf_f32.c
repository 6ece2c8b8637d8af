/* SVDF, float32: each filter turns the newest input into one value, remembers the last `memory` of them, and each unit sums
 * the weighted memories of its `rank` filters. State: [batch][filter][memory], oldest first.
 */
#include "../include/bf_clamp_f32.h"
#include "../include/bf_dot_f32.h"

BF_KERNEL void bf_svdf_f32(const float *input, const float *feature, const float *time, const float *bias, float *state,
                           float *output, int32_t batch, int32_t inputs, int32_t units, int32_t rank, int32_t memory,
                           float low, float high)
{
    for (int32_t b = 0; b < batch; b++) {
        for (int32_t u = 0; u < units; u++) {
            float acc = bias[u];
            for (int32_t f = u * rank; f < (u + 1) * rank; f++) {
                for (int32_t i = 0; i < memory - 1; i++) {
                    state[i] = state[i + 1];
                }
                state[memory - 1] = bf_dot_f32(input, feature + (ptrdiff_t)f * inputs, inputs);
                acc += bf_dot_f32(state, time + (ptrdiff_t)f * memory, memory);
                state += memory;
            }
            *output++ = bf_clamp_f32(acc, low, high);
        }
        input += inputs;
    }
}
