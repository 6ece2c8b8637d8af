/* Channels less their noise, which a low-pass filter follows; coefficients differ for even and odd channels. */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_signal_spectral_subtraction(const uint32_t *input, uint32_t *noise, uint32_t *output,
                                              uint32_t *noise_output, int32_t size, int32_t smoothing_even,
                                              int32_t smoothing_odd, int32_t keep_even, int32_t keep_odd,
                                              int32_t min_remaining, int32_t smoothing_bits, int32_t bits,
                                              int32_t clamping)
{
    for (int32_t i = 0; i < size; i++) {
        const uint32_t smoothing = (uint32_t)(i & 1 ? smoothing_odd : smoothing_even);
        const uint32_t keep = (uint32_t)(i & 1 ? keep_odd : keep_even);
        const uint32_t signal = input[i] << smoothing_bits;
        const uint32_t filtered = (uint32_t)(((uint64_t)signal * smoothing + (uint64_t)noise[i] * keep) >> bits);
        const uint32_t estimate = filtered < signal ? filtered : signal;
        const uint32_t least = (uint32_t)(((uint64_t)input[i] * (uint32_t)min_remaining) >> bits);
        const uint32_t rest = (signal - estimate) >> smoothing_bits;
        noise[i] = clamping ? estimate : filtered;
        noise_output[i] = noise[i];
        output[i] = rest > least ? rest : least;
    }
}
