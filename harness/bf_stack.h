/*
 * Stack high-water mark by painting. Exact to the word for memory that is written; a frame that a function reserves
 * but never touches is missed, so compare with -fstack-usage. On the host both do nothing and used is 0.
 */
#ifndef BF_STACK_H
#define BF_STACK_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Fills everything below the caller's stack pointer and remembers that place as the mark. */
void bf_stack_paint(void);

/* Bytes below the mark that were written since. */
uint32_t bf_stack_used(void);

#ifdef __cplusplus
}
#endif

#endif
