/* LSTM over a sequence, int16 with int8 weights and 64-bit accumulators; else as lstm_s8.c. int16 has no zero point.
 *
 *   gate = sat(requantize64(input_bias + W in)) + sat(requantize64(R hidden))
 *
 * followed by bf_lstm_update.h. Weights and biases are packed by unit: its input, forget, candidate and output row one after
 * another. Multipliers: these four gates for the input, then for the hidden state.
 */
#include <string.h>

#include "../include/bf_dot_s16.h"
#include "../include/bf_lstm_gate.h"
#include "../include/bf_lstm_update.h"
#include "../include/bf_requantize_s64.h"

BF_KERNEL void bf_lstm_s16(const int16_t *input, const int8_t *input_weights, const int64_t *input_bias,
                           const int8_t *hidden_weights, const int16_t *multiplier, const int8_t *shift,
                           const uint16_t *sigmoid, int16_t *hidden, int16_t *cell, int16_t *output, int32_t time,
                           int32_t batch, int32_t inputs, int32_t units, int32_t time_step, int32_t batch_step,
                           int32_t update_multiplier, int32_t update_shift, int32_t clip, int32_t tanh_factor,
                           int32_t tanh_shift, int32_t output_multiplier, int32_t output_shift)
{
    for (int32_t step = 0; step < time * batch; step++) {
        const int32_t sequence = step % batch;
        const ptrdiff_t row = (ptrdiff_t)(step / batch) * time_step + (ptrdiff_t)sequence * batch_step;
        int16_t *const before = hidden + (ptrdiff_t)sequence * units;
        int16_t *const after = output + row * units;
        for (int32_t unit = 0; unit < units; unit++) {
            int32_t gates[4];
            for (int32_t gate = 0; gate < 4; gate++) {
                const ptrdiff_t line = (ptrdiff_t)4 * unit + gate;
                const int64_t from_input = input_bias[line] + bf_dot_s16(input + row * inputs, input_weights + line * inputs, inputs);
                const int64_t from_hidden = bf_dot_s16(before, hidden_weights + line * units, units);
                gates[gate] = bf_lstm_gate(bf_requantize_s64(from_input, multiplier[gate], shift[gate]),
                                           bf_requantize_s64(from_hidden, multiplier[gate + 4], shift[gate + 4]));
            }
            const int32_t result = bf_lstm_update(gates, cell + (ptrdiff_t)sequence * units + unit, sigmoid, update_multiplier,
                                                  update_shift, clip, tanh_factor, tanh_shift, output_multiplier, output_shift);
            after[unit] = (int16_t)bf_saturate_s16(result);
        }
        memcpy(before, after, (size_t)units * sizeof *after);
    }
}
