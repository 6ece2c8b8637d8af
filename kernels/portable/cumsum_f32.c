/* Running sums along the middle axis of [outer][n][inner], without the element itself if `exclusive`. In place is fine. */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_cumsum_f32(const float *input, float *output, int32_t outer, int32_t n, int32_t inner, int32_t exclusive,
                             int32_t reverse)
{
    for (int32_t line = 0; line < outer * inner; line++) {
        const int32_t first = line / inner * n * inner + line % inner;
        float sum = 0.0f;
        for (int32_t i = 0; i < n; i++) {
            const int32_t at = first + (reverse ? n - 1 - i : i) * inner;
            const float next = sum + input[at];
            output[at] = exclusive ? sum : next;
            sum = next;
        }
    }
}
