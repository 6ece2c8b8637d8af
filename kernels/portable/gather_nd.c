/* Slices picked by vectors of indices over the first `depth` axes.
 *
 *   output(k) = input(indices(k, 0), ..., indices(k, depth - 1)), `run` bytes each
 *
 * `axes` holds for each of these axes its last index and its stride in bytes. Indices outside are clamped, where the
 * reference gives up. All sizes are multiples of `unit` (1, 2 or 4).
 */
#include "../include/bf_copy.h"
#include "../include/bf_load.h"

BF_KERNEL void bf_gather_nd(const void *input, const void *indices, const int32_t *axes, void *output, int32_t unit,
                            int32_t run, int32_t index_bytes, int32_t picks, int32_t depth)
{
    uint8_t *target = (uint8_t *)output;
    for (int32_t k = 0; k < picks; k++) {
        const uint8_t *source = (const uint8_t *)input;
        for (int32_t d = 0; d < depth; d++) {
            source += (ptrdiff_t)bf_load_index(indices, k * depth + d, index_bytes, axes[2 * d]) * axes[2 * d + 1];
        }
        bf_copy_run(source, target, unit, run);
        target += run;
    }
}
