/*
 * Stack high-water mark by painting. Exact to the word for memory that is written; a frame that a function reserves
 * but never touches is missed, so compare with -fstack-usage. On the host it is 0.
 */
#ifndef BF_STACK_H
#define BF_STACK_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes below the caller of bf_measure_begin (bf_trace.h), which painted them, that were written since. */
uint32_t bf_stack_used(void);

#ifdef __cplusplus
}
#endif

#endif
