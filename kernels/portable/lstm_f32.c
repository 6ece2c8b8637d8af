/* LSTM over a sequence, float32.
 *
 *   gate  = (W in + bias) + R hidden
 *   cell' = clip(sigmoid(forget) * cell + sigmoid(input) * tanh(candidate))
 *   out   = sigmoid(output) * tanh(cell')
 *
 * Weights and biases are packed by unit: its input, forget, candidate and output row one after another. A step reads the
 * hidden state of the step before, so its own goes to the output and is copied when all units are done.
 */
#include <math.h>
#include <string.h>

#include "../include/bf_clamp_f32.h"
#include "../include/bf_dot_f32.h"
#include "../include/bf_sigmoid_f32.h"

BF_KERNEL void bf_lstm_f32(const float *input, const float *input_weights, const float *bias, const float *hidden_weights,
                           float *hidden, float *cell, float *output, int32_t time, int32_t batch, int32_t inputs,
                           int32_t units, int32_t time_step, int32_t batch_step, float clip)
{
    for (int32_t step = 0; step < time * batch; step++) {
        const int32_t sequence = step % batch;
        const ptrdiff_t row = (ptrdiff_t)(step / batch) * time_step + (ptrdiff_t)sequence * batch_step;
        float *const before = hidden + (ptrdiff_t)sequence * units;
        float *const after = output + row * units;
        for (int32_t unit = 0; unit < units; unit++) {
            float gates[4];
            for (int32_t gate = 0; gate < 4; gate++) {
                const ptrdiff_t line = (ptrdiff_t)4 * unit + gate;
                gates[gate] = bf_dot_f32(input + row * inputs, input_weights + line * inputs, inputs) + bias[line];
                gates[gate] += bf_dot_f32(before, hidden_weights + line * units, units);
            }
            float *const state = cell + (ptrdiff_t)sequence * units + unit;
            const float kept = bf_sigmoid_f32(gates[1]) * *state;
            const float added = bf_sigmoid_f32(gates[0]) * tanhf(gates[2]);
            *state = bf_clamp_f32(kept + added, -clip, clip);
            after[unit] = bf_sigmoid_f32(gates[3]) * tanhf(*state);
        }
        memcpy(before, after, (size_t)units * sizeof *after);
    }
}
