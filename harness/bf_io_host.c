/* bf_io.h with the C library of the host. */
#include "bf_io.h"

#include <stdio.h>
#include <stdlib.h>

static FILE *input;
static FILE *outputs[2];

static FILE *open_or_exit(const char *name, const char *mode)
{
    FILE *file = fopen(name, mode);
    if (file == NULL) {
        fprintf(stderr, "cannot open %s\n", name);
        exit(BF_EXIT_IO);
    }
    return file;
}

void bf_io_open(void)
{
    input = open_or_exit("input.bin", "rb");
    outputs[BF_OUTPUT] = open_or_exit("output.bin", "wb");
    outputs[BF_TRACE] = open_or_exit("trace.bin", "wb");
}

int bf_io_read(void *data, size_t bytes)
{
    return fread(data, 1, bytes, input) == bytes ? 0 : -1;
}

void bf_io_write(bf_file file, const void *data, size_t bytes)
{
    if (fwrite(data, 1, bytes, outputs[file]) != bytes) {
        bf_io_puts("cannot write output\n");
        exit(BF_EXIT_IO);
    }
}

void bf_io_flush(void)
{
    for (int i = 0; i < 2; i++) {
        fflush(outputs[i]);
    }
}

void bf_io_puts(const char *text)
{
    fputs(text, stderr);
}

void bf_io_exit(int code)
{
    int failed = 0;
    for (int i = 0; i < 2; i++) {
        if (outputs[i] != NULL && fclose(outputs[i]) != 0) {
            failed = 1;
        }
    }
    exit(failed && code == 0 ? BF_EXIT_IO : code);
}
