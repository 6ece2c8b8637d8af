/* Weighted sums of energies: a channel takes `weights` of its band and what `unweights` left to it of the band before. */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_signal_filter_bank(const uint32_t *input, const int16_t *weights, const int16_t *unweights,
                                     const int16_t *starts, const int16_t *firsts, const int16_t *widths,
                                     uint64_t *output, int32_t channels)
{
    uint64_t carried = 0;
    for (int32_t band = 0; band <= channels; band++) {
        const uint32_t *energy = input + starts[band];
        const int32_t first = firsts[band];
        uint64_t own = carried;
        carried = 0;
        for (int32_t i = 0; i < widths[band]; i++) {
            own += (uint64_t)weights[first + i] * energy[i];
            carried += (uint64_t)unweights[first + i] * energy[i];
        }
        if (band > 0) {
            output[band - 1] = own;
        }
    }
}
