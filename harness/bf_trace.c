#include "bf_trace.h"

#include "bf_counter.h"
#include "bf_io.h"
#include "bf_stack.h"

static bf_trace_mode mode;
static uint64_t resumed_at;   /* ticks when the last mark returned */
static uint64_t total;        /* instructions since BF_MARK_BEGIN */
static uint32_t mark_cost;    /* instructions from mark to mark when nothing lies between */
static uint32_t call_cost;    /* instructions of BF_MEASURE without those of the function called */
static uint32_t stack_bytes;  /* between BF_MARK_BEGIN and BF_MARK_END */
static uint32_t last_segment; /* instructions of the last segment */

#ifdef BF_TARGET
/* Called by bf_trace in bf_entry.S. */
void bf_trace_mark(uint32_t layer, const void *data, uint32_t bytes);
/* In bf_entry.S: two marks with nothing between, and BF_MEASURE around a function that is a single return. */
void bf_trace_pair(void);
void bf_measure_nothing(void);
#else
static void bf_trace_pair(void)
{
}
static void bf_measure_nothing(void)
{
}

static void bf_trace_mark(uint32_t layer, const void *data, uint32_t bytes);
void bf_trace(uint32_t layer, const void *data, uint32_t bytes)
{
    bf_trace_mark(layer, data, bytes);
}
void bf_measure_begin(void)
{
    bf_trace_mark(BF_MARK_BEGIN, 0, 0);
}
void bf_measure_end(void)
{
    bf_trace_mark(BF_MARK_END, 0, 0);
}
#endif

/* CRC-32, reflected, polynomial 0xEDB88320, four bits at a time. */
static uint32_t crc32(const uint8_t *data, uint32_t bytes)
{
    static const uint32_t table[16] = {
        0x00000000u, 0x1DB71064u, 0x3B6E20C8u, 0x26D930ACu, 0x76DC4190u, 0x6B6B51F4u, 0x4DB26158u, 0x5005713Cu,
        0xEDB88320u, 0xF00F9344u, 0xD6D6A3E8u, 0xCB61B38Cu, 0x9B64C2B0u, 0x86D3D2D4u, 0xA00AE278u, 0xBDBDF21Cu,
    };
    uint32_t crc = 0xFFFFFFFFu;
    for (uint32_t i = 0; i < bytes; i++) {
        crc ^= data[i];
        crc = (crc >> 4) ^ table[crc & 15u];
        crc = (crc >> 4) ^ table[crc & 15u];
    }
    return ~crc;
}

static void write_layer(uint32_t layer, const void *data, uint32_t bytes)
{
    const bf_record record = {
        BF_RECORD_LAYER, layer, bytes, last_segment, mode == BF_TRACE_CRC ? crc32(data, bytes) : 0u,
    };
    bf_io_write(BF_TRACE, &record, sizeof record);
    if (mode == BF_TRACE_DUMP) {
        bf_io_write(BF_TRACE, data, bytes);
    }
}

/* The clock stands still for the model between the first and the last line. */
void bf_trace_mark(uint32_t layer, const void *data, uint32_t bytes)
{
    uint64_t now = bf_counter_ticks();
    uint32_t segment = (uint32_t)bf_counter_instructions(now - resumed_at);
    last_segment = segment > mark_cost ? segment - mark_cost : 0u;
    total = layer == BF_MARK_BEGIN ? 0u : total + last_segment;
    if (mode != BF_TRACE_OFF && layer < BF_MARK_END) {
        write_layer(layer, data, bytes);
    }
    if (layer == BF_MARK_END) {
        stack_bytes = bf_stack_used(); /* now, before the callers' callees write there */
    }
    resumed_at = bf_counter_ticks();
}

void bf_trace_calibrate(void)
{
    mode = BF_TRACE_OFF;
    bf_trace_pair();
    mark_cost = last_segment;
    bf_measure_nothing();
    call_cost = (uint32_t)total - 1u; /* the return itself counts */
}

void bf_trace_set_mode(bf_trace_mode new_mode)
{
    mode = new_mode;
}

uint64_t bf_trace_total(void)
{
    return total > call_cost ? total - call_cost : 0u;
}

uint32_t bf_trace_stack_bytes(void)
{
    return stack_bytes;
}
