/* One unit of the LSTM, after its four gates: the new cell state in place, and what the output gate lets through of it.
 *
 *   gates   input, forget, candidate, output before their activations, Q3.12
 *   cell'   = clip(sat(sat(requantize(forget * cell)) + sat(requantize(input * candidate))))
 *   result  = requantize(output * tanh(cell')), without the zero point
 *
 * Activations are Q0.15; forget * 2^-15 is multiplier 2^30 and a right shift by 14.
 */
#ifndef BF_LSTM_UPDATE_H
#define BF_LSTM_UPDATE_H

#include "bf_saturate_s16.h"
#include "bf_sigmoid_s16.h"
#include "bf_tanh_s16.h"

BF_KERNEL int32_t bf_lstm_update(const int32_t gates[4], int16_t *cell, const uint16_t *sigmoid, int32_t update_multiplier,
                                 int32_t update_shift, int32_t clip, int32_t tanh_factor, int32_t tanh_shift,
                                 int32_t output_multiplier, int32_t output_shift)
{
    const int32_t input = bf_sigmoid_s16(3 * gates[0], sigmoid);
    const int32_t forget = bf_sigmoid_s16(3 * gates[1], sigmoid);
    const int32_t candidate = bf_tanh_s16(3 * gates[2], sigmoid);
    const int32_t output = bf_sigmoid_s16(3 * gates[3], sigmoid);
    const int32_t kept = bf_saturate_s16(bf_requantize(forget * *cell, INT32_C(1) << 30, 13));
    const int32_t added = bf_saturate_s16(bf_requantize_any(input * candidate, update_multiplier, update_shift));
    const int32_t state = bf_saturate_s16(kept + added);
    *cell = (int16_t)(clip > 0 ? bf_clamp(state, -clip, clip) : state);
    const int32_t half = tanh_shift > 0 ? 1 << (tanh_shift - 1) : 0;
    const int32_t level = bf_tanh_s16((*cell * tanh_factor + half) >> tanh_shift, sigmoid);
    return bf_requantize_any(output * level, output_multiplier, output_shift);
}

#endif
