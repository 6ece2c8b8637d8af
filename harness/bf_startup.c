/* C side of start-up and faults on an emulated core; bf_entry.S is the other side. */
#include "bf_io.h"
#include "bf_machine.h"

#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))
#define CPACR 0xE000ED88u
#define CFSR 0xE000ED28u
#define MMFAR 0xE000ED34u
#define BFAR 0xE000ED38u
#define MMARVALID 0x80u
#define BFARVALID 0x8000u

extern uint32_t __data_load, __data_start, __data_end, __bss_start, __bss_end, __bf_stack_limit, __bf_stack_top;

int main(void);
void bf_start(void);
void bf_fault(const uint32_t *frame, uint32_t exception);

void bf_start(void)
{
#if defined(__ARM_FP) || defined(__ARM_FEATURE_MVE)
    REGISTER(CPACR) |= 0xFu << 20; /* coprocessors 10 and 11: floating point and vectors */
    __asm__ volatile("dsb\n isb" ::: "memory");
#endif
    for (uint32_t *from = &__data_load, *to = &__data_start; to < &__data_end;) {
        *to++ = *from++;
    }
    for (uint32_t *to = &__bss_start; to < &__bss_end;) {
        *to++ = 0;
    }
    bf_io_exit(main());
}

#if BF_HAS_FAULT_STATUS
static const struct {
    uint32_t bits;
    const char *text;
} causes[] = {
    {0x00003818u, "exception stacking failed"},
    {0x00000001u, "instruction fetch not allowed"},
    {0x00000002u, "data access not allowed"},
    {0x00000100u, "instruction fetch from an unmapped address"},
    {0x00000200u, "access to an unmapped address"},
    {0x00000400u, "late access to an unmapped address"},
    {0x00010000u, "undefined instruction"},
    {0x00020000u, "not in Thumb state"},
    {0x00040000u, "bad exception return"},
    {0x00080000u, "floating point or vector unit not present or off"},
    {0x01000000u, "unaligned access"},
    {0x02000000u, "division by zero"},
};

static const char *cause_of(uint32_t status)
{
    for (uint32_t i = 0; i < sizeof causes / sizeof causes[0]; i++) {
        if (status & causes[i].bits) {
            return causes[i].text;
        }
    }
    return "hard fault";
}
#endif

static void put_hex(const char *label, uint32_t value)
{
    char text[11] = "0x00000000";
    for (int i = 0; i < 8; i++) {
        text[9 - i] = "0123456789abcdef"[(value >> (4 * i)) & 15u];
    }
    bf_io_puts(label);
    bf_io_puts(text);
}

/* Prints "fault: <cause>, pc 0x..., lr 0x...[, address 0x...]" and ends the program. */
void bf_fault(const uint32_t *frame, uint32_t exception)
{
    int overflow = frame < &__bf_stack_limit;
    int has_frame = !overflow && frame + 8 <= &__bf_stack_top;
    bf_io_puts("fault: ");
#if BF_HAS_FAULT_STATUS
    uint32_t status = REGISTER(CFSR);
    const char *cause = cause_of(status);
#else
    const char *cause = "hard fault";
#endif
    bf_io_puts(overflow ? "stack overflow" : exception == 3u ? cause : "unexpected exception");
    if (has_frame) {
        put_hex(", pc ", frame[6]);
        put_hex(", lr ", frame[5]);
    }
#if BF_HAS_FAULT_STATUS
    if (status & BFARVALID) {
        put_hex(", address ", REGISTER(BFAR));
    } else if (status & MMARVALID) {
        put_hex(", address ", REGISTER(MMFAR));
    }
#endif
    bf_io_puts("\n");
    bf_io_exit(BF_EXIT_FAULT);
}
