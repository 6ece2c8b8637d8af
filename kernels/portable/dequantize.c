/* Codes to real numbers: out = scale * (code - zero). The difference is exact in a float and the product is rounded once,
 * which is what the reference's double product, rounded to float, gives too. */
#include "../include/bf_kernel.h"

BF_KERNEL void bf_dequantize_s8(const int8_t *input, float *output, int32_t size, int32_t zero, float scale)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = (float)(input[i] - zero) * scale;
    }
}

BF_KERNEL void bf_dequantize_u8(const uint8_t *input, float *output, int32_t size, int32_t zero, float scale)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = (float)(input[i] - zero) * scale;
    }
}

BF_KERNEL void bf_dequantize_s16(const int16_t *input, float *output, int32_t size, int32_t zero, float scale)
{
    for (int32_t i = 0; i < size; i++) {
        output[i] = (float)(input[i] - zero) * scale;
    }
}
