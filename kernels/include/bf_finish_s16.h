/* Bias and end of the kernels with int16 codes and int8 weights.
 *
 * `rounds_once` is 1 where the model has 64-bit biases or none: then multipliers are int16 and rounding is that of
 * bf_requantize_s64.h, else int32 and that of bf_requantize.h. `wide` is 0 where sums are 32 bits, which they wrap in with
 * 32-bit biases and are proven to fit in otherwise; biases are int32 then, else int64.
 */
#ifndef BF_FINISH_S16_H
#define BF_FINISH_S16_H

#include "bf_requantize.h"
#include "bf_requantize_s64.h"

BF_KERNEL int64_t bf_bias_s16(const void *bias, int32_t c, int32_t wide)
{
    return wide ? ((const int64_t *)bias)[c] : ((const int32_t *)bias)[c];
}

BF_KERNEL int16_t bf_finish_s16(int64_t acc, const void *multiplier, const int8_t *shift, int32_t c, int32_t low, int32_t high,
                                int32_t channel_step, int32_t rounds_once)
{
    const int32_t at = c * channel_step;
    const int32_t code = rounds_once ? bf_requantize_s64(acc, ((const int16_t *)multiplier)[at], shift[at])
                                     : bf_requantize_any((int32_t)acc, ((const int32_t *)multiplier)[at], shift[at]);
    return (int16_t)bf_clamp(code, low, high);
}

#endif
