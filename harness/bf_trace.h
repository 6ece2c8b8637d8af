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
 * Runs one statement, a call, between two marks and with the free stack painted. Afterwards bf_trace_total() and
 * bf_trace_stack_bytes() tell what the callee needed: its instructions with the return, without the call and without the
 * marks inside. A macro, because a function in between would be measured too. Exact for `status = function(pointer)`; the
 * first layer's own record has the call in it, 2 or 3 instructions.
 */
#define BF_MEASURE(statement)                                                                                          \
    do {                                                                                                               \
        bf_measure_begin();                                                                                            \
        statement;                                                                                                     \
        bf_measure_end();                                                                                              \
    } while (0)

void bf_measure_begin(void);
void bf_measure_end(void);

#define BF_MARK_BEGIN 0xFFFFFFFFu
#define BF_MARK_END 0xFFFFFFFEu

uint64_t bf_trace_total(void);
uint32_t bf_trace_stack_bytes(void);

#ifdef __cplusplus
}
#endif

#endif
