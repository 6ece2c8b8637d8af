/*
 * Marks after each layer of a model. Put in front of the emitted source with `-include bf_trace.h`; the source itself
 * defines BAREFLOW_TRACE as nothing when nobody else did.
 */
#ifndef BF_TRACE_H
#define BF_TRACE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BAREFLOW_TRACE(layer, data, bytes) bf_trace((uint32_t)(layer), (data), (uint32_t)(bytes))

/* Notes that `layer` is done and has written `bytes` bytes at `data`. */
void bf_trace(uint32_t layer, const void *data, uint32_t bytes);

/* What a mark writes to trace.bin. */
typedef enum {
    BF_TRACE_OFF = 0,   /* nothing */
    BF_TRACE_COUNT = 1, /* a record with the instructions since the mark before */
    BF_TRACE_CRC = 2,   /* the same and a CRC-32 of the layer's bytes */
    BF_TRACE_DUMP = 3   /* the same as COUNT, then the layer's bytes */
} bf_trace_mode;

/*
 * Each record is five little-endian words; in mode DUMP the bytes follow a LAYER record.
 * `instructions` leaves out what the mark itself costs: call, clock reading, CRC, writing.
 */
typedef struct {
    uint32_t kind;         /* BF_RECORD_... */
    uint32_t layer;        /* LAYER: layer number; INVOCATION: job number */
    uint32_t bytes;        /* LAYER: bytes of the layer; INVOCATION: number of the invocation in its job */
    uint32_t instructions; /* LAYER only; 0 on the host */
    uint32_t crc;          /* LAYER in mode CRC: CRC-32 as in zlib */
} bf_record;

#define BF_RECORD_LAYER 1u
#define BF_RECORD_INVOCATION 2u

/* For the runner: finds out what a mark costs. Once, after bf_counter_start. */
void bf_trace_calibrate(void);

/* For the runner: how marks behave from now on. */
void bf_trace_set_mode(bf_trace_mode mode);

/*
 * For the runner: paints the stack, runs `function` and returns its instructions without those of the marks in it.
 * Afterwards bf_stack_used() is the stack of `function`.
 */
uint64_t bf_trace_run(int (*function)(void), int *result);

#ifdef __cplusplus
}
#endif

#endif
