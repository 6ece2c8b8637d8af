/*
 * Files, messages and exit of the test harness, the same on the host and on an emulated core.
 *
 * The program works on three files in its current directory: input.bin is read from start to end, output.bin and
 * trace.bin are written. Fixed names keep the emulated command line empty, so no path can be misquoted.
 */
#ifndef BF_IO_H
#define BF_IO_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Exit codes; 0 is success. Chosen away from those of shells, sanitizers and the emulator. */
#define BF_EXIT_FAULT 70    /* the core took a fault; a line "fault: ..." says which */
#define BF_EXIT_IO 71       /* a file could not be opened, read or written */
#define BF_EXIT_PROTOCOL 72 /* input.bin is not what bf_runner.h describes */

typedef enum { BF_OUTPUT, BF_TRACE } bf_file;

/* Opens the three files. Exits with BF_EXIT_IO when one cannot be opened. */
void bf_io_open(void);

/* Reads exactly `bytes` from input.bin. Returns 0, or -1 when the file ends before. */
int bf_io_read(void *data, size_t bytes);

/* Appends to an output file. Exits with BF_EXIT_IO when it cannot. */
void bf_io_write(bf_file file, const void *data, size_t bytes);

/* Hands what is buffered to the host, so that it survives a program that never ends. */
void bf_io_flush(void);

/* Prints text where the person who runs the program sees it. */
void bf_io_puts(const char *text);

/* Writes out what is buffered, closes the files and ends the program. Does not return. */
void bf_io_exit(int code);

#ifdef __cplusplus
}
#endif

#endif
