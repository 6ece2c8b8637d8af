/* What every kernel needs: integer types and how a kernel is declared. */
#ifndef BF_KERNEL_H
#define BF_KERNEL_H

#include <stddef.h>
#include <stdint.h>

/* A kernel is inlined into the function that fixes its shape, so that the compiler sees the shape as constants. */
#if defined(__GNUC__)
#define BF_KERNEL static inline __attribute__((always_inline))
#else
#define BF_KERNEL static inline
#endif

/* That function in turn stays alone: with the whole network around it, a compiler runs out of registers in the loops. */
#if defined(__GNUC__)
#define BF_INSTANCE static __attribute__((noinline)) void
#else
#define BF_INSTANCE static void
#endif

#endif
