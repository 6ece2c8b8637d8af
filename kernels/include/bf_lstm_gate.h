/* A gate of the LSTM before its activation, Q3.12: its two products, each requantized, are saturated apart and then added. */
#ifndef BF_LSTM_GATE_H
#define BF_LSTM_GATE_H

#include "bf_saturate_s16.h"

BF_KERNEL int32_t bf_lstm_gate(int32_t from_input, int32_t from_hidden)
{
    return bf_saturate_s16(bf_saturate_s16(from_input) + bf_saturate_s16(from_hidden));
}

#endif
