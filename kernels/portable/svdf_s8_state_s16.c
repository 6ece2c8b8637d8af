/* SVDF, int8, with int16 state: each filter turns the newest input into one value, remembers the last `memory` of them, and
 * each unit sums the weighted memories of its `rank` filters.
 *
 *   newest = clamp(requantize(feature_bias[f] + sum_i in[i] * feature[f][i])) + zero_state, clamped before the zero point
 *   out[u] = clamp(requantize(bias[u] + sum over the filters of u and their memories of state * time) + zero_out)
 *
 * Zero points of input and state are folded into feature_bias and bias.
 * State: [batch][filter][memory], oldest first.
 */
#include "../include/bf_dot_s8.h"
#include "../include/bf_requantize.h"

/* Drops the oldest value of one filter, appends the newest; the weighted sum of what is there then. */
BF_KERNEL uint32_t bf_remember_s16(int16_t *state, const int16_t *time, int32_t memory, int16_t newest)
{
    uint32_t acc = 0;
    for (int32_t i = 0; i < memory - 1; i++) {
        state[i] = state[i + 1];
        acc += (uint32_t)(state[i] * time[i]);
    }
    state[memory - 1] = newest;
    return acc + (uint32_t)(newest * time[memory - 1]);
}

BF_KERNEL void bf_svdf_s8_state_s16(const int8_t *input, const int8_t *feature, const int32_t *feature_bias, const int16_t *time,
                                   const int32_t *bias, int16_t *state, int8_t *output, int32_t batch, int32_t inputs,
                                   int32_t units, int32_t rank, int32_t memory, int32_t zero_state, int32_t zero_out,
                                   int32_t feature_multiplier, int32_t feature_shift, int32_t time_multiplier,
                                   int32_t time_shift)
{
    for (int32_t b = 0; b < batch; b++) {
        for (int32_t u = 0; u < units; u++) {
            uint32_t acc = (uint32_t)bias[u];
            for (int32_t f = u * rank; f < (u + 1) * rank; f++) {
                const int32_t sum = feature_bias[f] + bf_dot_s8(input, feature + (ptrdiff_t)f * inputs, inputs);
                const int32_t value = bf_clamp(bf_requantize_any(sum, feature_multiplier, feature_shift), -32768, 32767);
                acc += bf_remember_s16(state, time + (ptrdiff_t)f * memory, memory, (int16_t)(value + zero_state));
                state += memory;
            }
            *output++ = (int8_t)bf_clamp(bf_requantize_any((int32_t)acc, time_multiplier, time_shift) + zero_out, -128, 127);
        }
        input += inputs;
    }
}
