#include "bf_runner.h"

#include "bf_counter.h"
#include "bf_io.h"
#include "bf_trace.h"

#include <string.h>

#ifdef BF_TARGET
#define FLAGS (BF_COUNTED | BF_STACK_MEASURED)
#else
#define FLAGS 0u
#endif

typedef struct {
    uint32_t status, instructions_low, instructions_high, stack_bytes;
} measurement;

static void run_job(const bf_model *models, uint32_t count, uint32_t job_number);
static void run_invocation(const bf_model *model, bf_trace_mode mode, uint32_t job_number, uint32_t number);

static void protocol_error(const char *text)
{
    bf_io_puts("input.bin: ");
    bf_io_puts(text);
    bf_io_puts("\n");
    bf_io_exit(BF_EXIT_PROTOCOL);
}

static void read_exactly(void *data, size_t bytes)
{
    if (bf_io_read(data, bytes) != 0) {
        protocol_error("ends too early");
    }
}

int bf_run_all(const bf_model *models, uint32_t count)
{
    const uint32_t header[3] = {0x554F4642u /* "BFOU" */, BF_PROTOCOL_VERSION, FLAGS};
    uint32_t command[3];

    bf_io_open();
    bf_counter_start();
    bf_trace_calibrate();
    read_exactly(command, sizeof command);
    if (command[0] != 0x4E494642u /* "BFIN" */ || command[1] != BF_PROTOCOL_VERSION) {
        protocol_error("not a command file of this version");
    }
    bf_io_write(BF_OUTPUT, header, sizeof header);
    for (uint32_t i = 0; i < command[2]; i++) {
        run_job(models, count, i);
    }
    bf_io_write(BF_OUTPUT, "DONE", 4);
    bf_io_exit(0);
    return 0;
}

/* What the last BF_MEASURE found. */
static measurement measured(int status)
{
    uint64_t instructions = bf_trace_total();
    const measurement m = {
        (uint32_t)status, (uint32_t)instructions, (uint32_t)(instructions >> 32), bf_trace_stack_bytes(),
    };
    return m;
}

static void run_job(const bf_model *models, uint32_t count, uint32_t job_number)
{
    uint32_t command[3]; /* model, mode, invocations */
    read_exactly(command, sizeof command);
    if (command[0] >= count || command[1] > (uint32_t)BF_TRACE_DUMP) {
        protocol_error("no such model or mode");
    }
    const bf_model *model = &models[command[0]];
    bf_trace_set_mode(BF_TRACE_OFF);
    memset(model->memory, 0xA5, model->memory_bytes);
    model->init();
    const measurement init = measured(0);
    const uint32_t header[4] = {command[0], init.instructions_low, init.instructions_high, init.stack_bytes};
    bf_io_write(BF_OUTPUT, header, sizeof header);
    bf_io_flush();
    bf_trace_set_mode((bf_trace_mode)command[1]);
    for (uint32_t i = 0; i < command[2]; i++) {
        run_invocation(model, (bf_trace_mode)command[1], job_number, i);
    }
}

static void run_invocation(const bf_model *model, bf_trace_mode mode, uint32_t job_number, uint32_t number)
{
    for (uint32_t i = 0; i < model->input_count; i++) {
        read_exactly(model->inputs[i].pointer(), model->inputs[i].bytes);
    }
    if (mode != BF_TRACE_OFF) {
        const bf_record record = {BF_RECORD_INVOCATION, job_number, number, 0, 0};
        bf_io_write(BF_TRACE, &record, sizeof record);
    }
    const measurement m = measured(model->invoke());
    bf_io_write(BF_OUTPUT, &m, sizeof m);
    for (uint32_t i = 0; i < model->output_count; i++) {
        bf_io_write(BF_OUTPUT, &model->outputs[i].bytes, sizeof model->outputs[i].bytes);
        bf_io_write(BF_OUTPUT, model->outputs[i].pointer(), model->outputs[i].bytes);
    }
}
