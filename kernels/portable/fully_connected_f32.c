/* Fully connected and 1x1 convolution without padding, float32: each of `rows` input vectors against all weight rows. The
 * bias is added to the finished sum, as in the reference.
 */
#include "../include/bf_clamp_f32.h"
#include "../include/bf_dot_4_f32.h"
#include "../include/bf_dot_f32.h"

BF_KERNEL void bf_fully_connected_f32(const float *input, const float *weights, const float *bias, float *output, int32_t rows,
                                      int32_t k, int32_t n, float low, float high)
{
    for (int32_t row = 0; row < rows; row++) {
        const float *in = input + (ptrdiff_t)row * k;
        const float *row_weights = weights;
        const float *row_bias = bias;
        for (int32_t block = n / 4; block > 0; block--) {
            float acc[4] = {0.0f, 0.0f, 0.0f, 0.0f};
            bf_dot_4_f32(in, row_weights, k, k, acc);
            for (int32_t i = 0; i < 4; i++) {
                *output++ = bf_clamp_f32(acc[i] + *row_bias++, low, high);
            }
            row_weights += 4 * k;
        }
        for (int32_t rest = n % 4; rest > 0; rest--) {
            *output++ = bf_clamp_f32(bf_dot_f32(in, row_weights, k) + *row_bias++, low, high);
            row_weights += k;
        }
    }
}
