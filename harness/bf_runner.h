/*
 * Runs models from a table on commands from input.bin. The generated main.c gives the table.
 *
 * All numbers are little-endian 32-bit words unless said otherwise; nothing is padded or aligned.
 *
 * input.bin
 *   "BFIN", version, number of jobs
 *   per job: model (index into the table), mode (bf_trace_mode), number of invocations
 *     per invocation: the bytes of every input, one after the other
 *
 * output.bin
 *   "BFOU", version, flags (BF_COUNTED | BF_STACK_MEASURED)
 *   per job: model, instructions of init (64 bits), stack bytes of init
 *     per invocation: status, instructions of invoke (64 bits), stack bytes of invoke
 *       per output: number of bytes, the bytes
 *   "DONE"
 *
 * trace.bin
 *   per invocation, unless its job has mode OFF: a BF_RECORD_INVOCATION, then one BF_RECORD_LAYER per mark
 *   (bf_trace.h describes the records)
 *
 * Each job starts with init, on memory filled with a pattern, so jobs do not depend on each other; the invocations of
 * one job share the model's state. BF_MEASURE in bf_trace.h tells what counts as its cost.
 */
#ifndef BF_RUNNER_H
#define BF_RUNNER_H

#include "bf_trace.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BF_PROTOCOL_VERSION 1u
#define BF_COUNTED 1u
#define BF_STACK_MEASURED 2u

typedef struct {
    void *(*pointer)(void);
    uint32_t bytes;
} bf_input;

typedef struct {
    const void *(*pointer)(void);
    uint32_t bytes;
} bf_output;

typedef struct {
    const char *name;
    void *memory; /* the model's struct */
    size_t memory_bytes;
    void (*init)(void);  /* does its work inside BF_MEASURE */
    int (*invoke)(void); /* the same; 0 when all went well */
    const bf_input *inputs;
    uint32_t input_count;
    const bf_output *outputs;
    uint32_t output_count;
} bf_model;

/* Returns what main returns. */
int bf_run_all(const bf_model *models, uint32_t count);

#ifdef __cplusplus
}
#endif

#endif
