/* C side of start-up and faults on an emulated core; bf_entry.S is the other side. */
#include "bf_io.h"
#include "bf_machine.h"

#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))
#define CPACR 0xE000ED88u
#define CFSR 0xE000ED28u
#define MMFAR 0xE000ED34u
#define BFAR 0xE000ED38u
#define CCR 0xE000ED14u
#define MPU_CTRL 0xE000ED94u
#define MPU_RNR 0xE000ED98u
#define MPU_RBAR 0xE000ED9Cu
#define MPU_RASR 0xE000EDA0u /* ARMv8-M: RLAR */
#define MPU_MAIR0 0xE000EDC0u
#define MMARVALID 0x80u
#define BFARVALID 0x8000u

extern uint32_t __data_load, __data_start, __data_end, __bss_start, __bss_end, __bf_stack_limit, __bf_stack_top;

static void protect_memory(void);

int main(void);
void bf_start(void);
void bf_fault(const uint32_t *frame, uint32_t exception);

void bf_start(void)
{
#if defined(__ARM_FP) || defined(__ARM_FEATURE_MVE)
    REGISTER(CPACR) |= 0xFu << 20; /* coprocessors 10 and 11: floating point and vectors */
    __asm__ volatile("dsb\n isb" ::: "memory");
#endif
    protect_memory();
    for (uint32_t *from = &__data_load, *to = &__data_start; to < &__data_end;) {
        *to++ = *from++;
    }
    for (uint32_t *to = &__bss_start; to < &__bss_end;) {
        *to++ = 0;
    }
    bf_io_exit(main());
}

/*
 * The emulated boards keep code in writable RAM and some ignore accesses to nowhere. The memory protection unit makes
 * both faults: code is read-only, RAM and peripherals are as they are, all else is forbidden.
 */
#if BF_MPU_VERSION == 7
static void add_region(uint32_t index, uint32_t origin, uint32_t log2_bytes, uint32_t attributes)
{
    REGISTER(MPU_RNR) = index;
    REGISTER(MPU_RBAR) = origin;
    REGISTER(MPU_RASR) = attributes | ((log2_bytes - 1u) << 1) | 1u;
}

static void protect_memory(void)
{
    const uint32_t read_only = 6u << 24, read_write = 3u << 24, no_execute = 1u << 28;
    const uint32_t normal = 1u << 19, device = 1u << 16;
    add_region(0, BF_FLASH_ORIGIN, BF_FLASH_LOG2_BYTES, read_only | normal);
    add_region(1, BF_RAM_ORIGIN, BF_RAM_LOG2_BYTES, read_write | no_execute | normal);
    add_region(2, 0x40000000u, 29, read_write | no_execute | device);
    REGISTER(CCR) |= 1u << 4; /* division by zero faults */
    REGISTER(MPU_CTRL) = 1;
    __asm__ volatile("dsb\n isb" ::: "memory");
}
#elif BF_MPU_VERSION == 8
static void add_region(uint32_t index, uint32_t origin, uint32_t log2_bytes, uint32_t access, uint32_t attributes)
{
    REGISTER(MPU_RNR) = index;
    REGISTER(MPU_RBAR) = origin | access;
    REGISTER(MPU_RASR) = ((origin + ((1u << log2_bytes) - 1u)) & ~31u) | (attributes << 1) | 1u;
}

static void protect_memory(void)
{
    const uint32_t read_only = 2u << 1, read_write = 0, no_execute = 1;
    REGISTER(MPU_MAIR0) = 0x0044u; /* attribute 0: normal memory, attribute 1: device */
    add_region(0, BF_FLASH_ORIGIN, BF_FLASH_LOG2_BYTES, read_only, 0);
    add_region(1, BF_RAM_ORIGIN, BF_RAM_LOG2_BYTES, read_write | no_execute, 0);
    add_region(2, 0x40000000u, 29, read_write | no_execute, 1);
    REGISTER(CCR) |= 1u << 4; /* division by zero faults */
    REGISTER(MPU_CTRL) = 1;
    __asm__ volatile("dsb\n isb" ::: "memory");
}
#else
static void protect_memory(void)
{
}
#endif

#if BF_HAS_FAULT_STATUS
static const struct {
    uint32_t bits;
    const char *text;
} causes[] = {
    {0x00003818u, "exception stacking failed"},
    {0x00000001u, "instruction fetch from outside the program"},
    {0x00000002u, "access outside RAM or write to read-only memory"},
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
