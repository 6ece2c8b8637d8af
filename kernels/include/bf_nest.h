/* Four loops around a kernel of two broadcast operands, outermost first: how often, and how far each operand moves. */
#ifndef BF_NEST_H
#define BF_NEST_H

#include "bf_kernel.h"

#define BF_NEST_PARAMETERS                                                                                           \
    int32_t size_0, int32_t a_0, int32_t b_0, int32_t size_1, int32_t a_1, int32_t b_1, int32_t size_2, int32_t a_2, \
        int32_t b_2, int32_t size_3, int32_t a_3, int32_t b_3

#define BF_FOR_NEST                                  \
    for (int32_t i = 0; i < size_0; i++)             \
        for (int32_t j = 0; j < size_1; j++)         \
            for (int32_t k = 0; k < size_2; k++)     \
                for (int32_t l = 0; l < size_3; l++)

/* Where the operands stand, in elements. */
#define BF_NEST_A (i * a_0 + j * a_1 + k * a_2 + l * a_3)
#define BF_NEST_B (i * b_0 + j * b_1 + k * b_2 + l * b_3)

#endif
