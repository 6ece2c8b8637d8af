/* Elementwise choice: output = condition ? a : b, `element` bytes each, all three walked by strides of their own.
 *
 * Strides of `condition` count elements (bool, a byte), those of a and b bytes, multiples of `unit` (1, 2 or 4); 0 repeats.
 * The output may be written over an operand that has its shape.
 */
#include "../include/bf_copy.h"

BF_KERNEL void bf_select(const uint8_t *condition, const void *a, const void *b, void *output, int32_t unit, int32_t element,
                         int32_t size_0, int32_t condition_0, int32_t a_0, int32_t b_0, int32_t size_1, int32_t condition_1,
                         int32_t a_1, int32_t b_1, int32_t size_2, int32_t condition_2, int32_t a_2, int32_t b_2,
                         int32_t size_3, int32_t condition_3, int32_t a_3, int32_t b_3, int32_t size_4, int32_t condition_4,
                         int32_t a_4, int32_t b_4)
{
    uint8_t *target = (uint8_t *)output;
    for (int32_t i = 0; i < size_0; i++) {
        for (int32_t j = 0; j < size_1; j++) {
            for (int32_t k = 0; k < size_2; k++) {
                for (int32_t l = 0; l < size_3; l++) {
                    const uint8_t *which = condition + i * condition_0 + j * condition_1 + k * condition_2 + l * condition_3;
                    const uint8_t *yes = (const uint8_t *)a + i * a_0 + j * a_1 + k * a_2 + l * a_3;
                    const uint8_t *no = (const uint8_t *)b + i * b_0 + j * b_1 + k * b_2 + l * b_3;
                    for (int32_t n = 0; n < size_4; n++) {
                        bf_copy_run(which[n * condition_4] ? yes + n * a_4 : no + n * b_4, target, unit, element);
                        target += element;
                    }
                }
            }
        }
    }
}
