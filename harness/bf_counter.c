#include "bf_counter.h"

#ifdef BF_TARGET
#include "bf_machine.h"

#define REGISTER(address) (*(volatile uint32_t *)(address))
#define SYST_CSR REGISTER(0xE000E010u)
#define SYST_RVR REGISTER(0xE000E014u)
#define SYST_CVR REGISTER(0xE000E018u)
#define FULL 0xFFFFFFu

#define COARSE_TICKS (BF_CLOCK_HZ / BF_COARSE_HZ)

static uint32_t coarse_start;

void bf_counter_start(void)
{
    static const struct {
        uint32_t address, value;
    } setup[] = {BF_COARSE_SETUP {0, 0}};
    for (uint32_t i = 0; setup[i].address != 0u; i++) {
        REGISTER(setup[i].address) = setup[i].value;
    }
    SYST_RVR = FULL;
    SYST_CVR = 0;
    SYST_CSR = 5; /* core clock, on, no interrupt */
    coarse_start = REGISTER(BF_COARSE_ADDRESS);
}

/*
 * The slow clock gives an estimate that is off by less than one of its ticks; SysTick gives the low 24 bits. The
 * answer is the number with these low bits that lies nearest to the estimate.
 */
uint64_t bf_counter_ticks(void)
{
    uint32_t low = FULL - SYST_CVR;
    uint32_t coarse = REGISTER(BF_COARSE_ADDRESS) - coarse_start;
    uint64_t estimate = (uint64_t)coarse * COARSE_TICKS + COARSE_TICKS / 2u;
    uint32_t ahead = (low - (uint32_t)estimate) & FULL;
    uint32_t wrapped = (ahead >> 23) << 24; /* more than half a turn ahead is really behind */
    return estimate + ahead - wrapped;
}

uint64_t bf_counter_instructions(uint64_t ticks)
{
    return (ticks * BF_TICKS_DENOMINATOR + BF_TICKS_NUMERATOR / 2u) / BF_TICKS_NUMERATOR;
}

#else

void bf_counter_start(void)
{
}

uint64_t bf_counter_ticks(void)
{
    return 0;
}

uint64_t bf_counter_instructions(uint64_t ticks)
{
    return ticks;
}

#endif
