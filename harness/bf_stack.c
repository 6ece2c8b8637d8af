#include "bf_stack.h"

#ifdef BF_TARGET
#include "bf_io.h"

#define PAINT 0xA5A5A5A5u

extern uint32_t __bf_stack_limit;
extern const uint32_t *bf_stack_mark;

const uint32_t *bf_stack_mark; /* set by bf_measure_begin in bf_entry.S */

uint32_t bf_stack_used(void)
{
    const uint32_t *lowest = &__bf_stack_limit;
    if (*lowest != PAINT) {
        bf_io_puts("fault: stack overflow\n"); /* on a machine that ignores writes below its RAM */
        bf_io_exit(BF_EXIT_FAULT);
    }
    while (lowest < bf_stack_mark && *lowest == PAINT) {
        lowest++;
    }
    return (uint32_t)((uintptr_t)bf_stack_mark - (uintptr_t)lowest);
}

#else

uint32_t bf_stack_used(void)
{
    return 0;
}

#endif
