/* Slices of an axis picked by indices that are known only at run time.
 *
 *   output(b, o, k) = input(b, o, indices(b, k)), `run` bytes each
 *
 * for b of `batch`, o of `outer`, k of `picks`. Indices outside the axis are clamped: the reference does not check them and
 * reads elsewhere. All sizes are multiples of `unit` (1, 2 or 4).
 */
#include "../include/bf_copy.h"
#include "../include/bf_load.h"

BF_KERNEL void bf_gather(const void *input, const void *indices, void *output, int32_t unit, int32_t run,
                         int32_t index_bytes, int32_t batch, int32_t outer, int32_t axis, int32_t picks)
{
    const uint8_t *source = (const uint8_t *)input;
    uint8_t *target = (uint8_t *)output;
    for (int32_t b = 0; b < batch; b++) {
        for (int32_t o = 0; o < outer; o++) {
            for (int32_t k = 0; k < picks; k++) {
                const int32_t index = bf_load_index(indices, b * picks + k, index_bytes, axis - 1);
                bf_copy_run(source + (ptrdiff_t)index * run, target, unit, run);
                target += run;
            }
            source += (ptrdiff_t)axis * run;
        }
    }
}
