/*
 * Executed instructions, read from a timer while the emulator advances time by a fixed amount per instruction
 * (qemu -icount shift=N: 2^N ns each). Exact: every machine gives more than two timer ticks per instruction.
 *
 * SysTick is the same on every core but has 24 bits. A slow clock of the board, which counts on by itself, tells how
 * often it wrapped, so no interrupt is needed: nothing to subtract, and nothing on the model's stack.
 * Longest run: 2^32 ticks of the slow clock (a billion times more than anyone waits for).
 *
 * On the host and without -icount the numbers mean nothing; on the host they are 0.
 */
#ifndef BF_COUNTER_H
#define BF_COUNTER_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Starts the clocks. Once, before the first bf_counter_ticks. */
void bf_counter_start(void);

/* Ticks since the start. Takes the same number of instructions each time. */
uint64_t bf_counter_ticks(void);

/* Converts a difference of ticks. */
uint64_t bf_counter_instructions(uint64_t ticks);

#ifdef __cplusplus
}
#endif

#endif
