/* What a comparison says, given whether the left operand is less or equal; the relation is a literal. */
#ifndef BF_COMPARE_H
#define BF_COMPARE_H

#include "bf_kernel.h"

/* 0: ==, 1: !=, 2: >, 3: >=, 4: <, 5: <=. NaN is neither less, equal nor greater. */
BF_KERNEL uint8_t bf_relation(int less, int equal, int greater, int32_t relation)
{
    switch (relation) {
    case 0: return (uint8_t)equal;
    case 1: return (uint8_t)!equal;
    case 2: return (uint8_t)greater;
    case 3: return (uint8_t)(greater || equal);
    case 4: return (uint8_t)less;
    default: return (uint8_t)(less || equal);
    }
}

#endif
