/* bf_io.h over Arm semihosting. Each call stops the core, so files are buffered here. */
#include "bf_io.h"

#include <stdint.h>
#include <string.h>

#define SYS_OPEN 0x01u
#define SYS_CLOSE 0x02u
#define SYS_WRITE0 0x04u
#define SYS_WRITE 0x05u
#define SYS_READ 0x06u
#define SYS_EXIT_EXTENDED 0x20u
#define ADP_STOPPED_APPLICATION_EXIT 0x20026u

#define OPEN_RB 1u
#define OPEN_WB 5u

#define BUFFER_BYTES 2048u

typedef struct {
    uint32_t handle;
    uint32_t used; /* bytes that wait in the buffer */
    uint8_t buffer[BUFFER_BYTES];
} writer;

static uint32_t input_handle;
static uint32_t input_next, input_end;
static uint8_t input_buffer[BUFFER_BYTES];
static writer writers[2];
static int is_open;

static uint32_t semihost(uint32_t operation, const void *argument)
{
    register uint32_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

static uint32_t open_or_exit(const char *name, uint32_t mode)
{
    const uint32_t block[3] = {(uint32_t)(uintptr_t)name, mode, (uint32_t)strlen(name)};
    uint32_t handle = semihost(SYS_OPEN, block);
    if (handle == UINT32_MAX) {
        bf_io_puts("cannot open ");
        bf_io_puts(name);
        bf_io_puts("\n");
        bf_io_exit(BF_EXIT_IO);
    }
    return handle;
}

/* Returns how many bytes arrived; SYS_READ itself returns how many did not. */
static uint32_t read_some(void *data, uint32_t bytes)
{
    const uint32_t block[3] = {input_handle, (uint32_t)(uintptr_t)data, bytes};
    uint32_t missing = semihost(SYS_READ, block);
    return missing > bytes ? 0u : bytes - missing;
}

static void write_all(uint32_t handle, const void *data, uint32_t bytes)
{
    const uint32_t block[3] = {handle, (uint32_t)(uintptr_t)data, bytes};
    if (bytes > 0u && semihost(SYS_WRITE, block) != 0u) {
        is_open = 0; /* no second try while exiting */
        bf_io_puts("cannot write output\n");
        bf_io_exit(BF_EXIT_IO);
    }
}

static void flush(writer *w)
{
    uint32_t bytes = w->used;
    w->used = 0;
    write_all(w->handle, w->buffer, bytes);
}

void bf_io_open(void)
{
    input_handle = open_or_exit("input.bin", OPEN_RB);
    writers[BF_OUTPUT].handle = open_or_exit("output.bin", OPEN_WB);
    writers[BF_TRACE].handle = open_or_exit("trace.bin", OPEN_WB);
    is_open = 1;
}

int bf_io_read(void *data, size_t bytes)
{
    uint8_t *to = data;
    while (bytes > 0u) {
        uint32_t ready = input_end - input_next;
        if (ready == 0u && bytes >= BUFFER_BYTES) {
            return read_some(to, (uint32_t)bytes) == bytes ? 0 : -1;
        }
        if (ready == 0u) {
            input_next = 0;
            input_end = ready = read_some(input_buffer, BUFFER_BYTES);
        }
        if (ready == 0u) {
            return -1;
        }
        uint32_t step = ready < bytes ? ready : (uint32_t)bytes;
        memcpy(to, input_buffer + input_next, step);
        input_next += step;
        to += step;
        bytes -= step;
    }
    return 0;
}

void bf_io_write(bf_file file, const void *data, size_t bytes)
{
    writer *w = &writers[file];
    if (w->used + bytes > BUFFER_BYTES) {
        flush(w);
    }
    if (bytes >= BUFFER_BYTES) {
        write_all(w->handle, data, (uint32_t)bytes);
        return;
    }
    memcpy(w->buffer + w->used, data, bytes);
    w->used += (uint32_t)bytes;
}

void bf_io_flush(void)
{
    for (int i = 0; i < 2; i++) {
        flush(&writers[i]);
    }
}

void bf_io_puts(const char *text)
{
    (void)semihost(SYS_WRITE0, text);
}

void bf_io_exit(int code)
{
    for (int i = 0; is_open && i < 2; i++) {
        flush(&writers[i]);
        (void)semihost(SYS_CLOSE, &writers[i].handle);
    }
    const uint32_t block[2] = {ADP_STOPPED_APPLICATION_EXIT, (uint32_t)code};
    (void)semihost(SYS_EXIT_EXTENDED, block);
    for (;;) {
    }
}
