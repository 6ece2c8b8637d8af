/* LSTM over a sequence, int8 with int16 cell state and Q3.12 gates.
 *
 *   gate = sat(requantize(input_bias + W in)) + sat(requantize(hidden_bias + R hidden))
 *
 * followed by bf_lstm_update.h; zero points are folded into the biases. Weights and biases are packed by unit: its input,
 * forget, candidate and output row one after another. Multipliers: these four gates for the input, then for the hidden state.
 * A step reads the hidden state of the step before, so its own goes to the output and is copied when all units are done.
 */
#include <string.h>

#include "../include/bf_dot_4_s8.h"
#include "../include/bf_lstm_gate.h"
#include "../include/bf_lstm_update.h"

BF_KERNEL void bf_lstm_s8(const int8_t *input, const int8_t *input_weights, const int32_t *input_bias,
                          const int8_t *hidden_weights, const int32_t *hidden_bias, const int32_t *multiplier,
                          const int8_t *shift, const uint16_t *sigmoid, int8_t *hidden, int16_t *cell, int8_t *output,
                          int32_t time, int32_t batch, int32_t inputs, int32_t units, int32_t time_step, int32_t batch_step,
                          int32_t zero_hidden, int32_t update_multiplier, int32_t update_shift, int32_t clip,
                          int32_t tanh_factor, int32_t tanh_shift, int32_t output_multiplier, int32_t output_shift)
{
    for (int32_t step = 0; step < time * batch; step++) {
        const int32_t sequence = step % batch;
        const ptrdiff_t row = (ptrdiff_t)(step / batch) * time_step + (ptrdiff_t)sequence * batch_step;
        int8_t *const before = hidden + (ptrdiff_t)sequence * units;
        int8_t *const after = output + row * units;
        for (int32_t unit = 0; unit < units; unit++) {
            int32_t from_input[4];
            int32_t from_hidden[4];
            int32_t gates[4];
            memcpy(from_input, input_bias + 4 * unit, sizeof from_input);
            memcpy(from_hidden, hidden_bias + 4 * unit, sizeof from_hidden);
            bf_dot_4_s8(input + row * inputs, input_weights + (ptrdiff_t)4 * unit * inputs, inputs, from_input);
            bf_dot_4_s8(before, hidden_weights + (ptrdiff_t)4 * unit * units, units, from_hidden);
            for (int32_t gate = 0; gate < 4; gate++) {
                gates[gate] = bf_lstm_gate(bf_requantize_any(from_input[gate], multiplier[gate], shift[gate]),
                                           bf_requantize_any(from_hidden[gate], multiplier[gate + 4], shift[gate + 4]));
            }
            const int32_t result = bf_lstm_update(gates, cell + (ptrdiff_t)sequence * units + unit, sigmoid, update_multiplier,
                                                  update_shift, clip, tanh_factor, tanh_shift, output_multiplier, output_shift);
            after[unit] = (int8_t)bf_clamp(result + zero_hidden, -128, 127);
        }
        memcpy(before, after, (size_t)units);
    }
}
