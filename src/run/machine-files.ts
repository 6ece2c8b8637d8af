import type { Counter, Machine, Region } from './machines.ts';

/** bf_machine.h: what the C harness must know about the machine. */
export function machineHeader(machine: Machine): string {
  const { counter } = machine;
  const ticks = ticksPerInstruction(counter);
  const setup = counter.setup.map(({ address, value }) => `{${hex(address)}u, ${hex(value)}u}, `).join('');
  return `/* Written from src/run/machines.ts for ${machine.core} on ${machine.qemuMachine}. */
#ifndef BF_MACHINE_H
#define BF_MACHINE_H

#define BF_HAS_FAULT_STATUS ${machine.hasFaultStatus ? 1 : 0}
#define BF_MPU_VERSION ${machine.protection?.version ?? 0}
${protectionDefines(machine)}#define BF_CLOCK_HZ ${counter.sysTickHz}u
#define BF_TICKS_NUMERATOR ${ticks.numerator}u
#define BF_TICKS_DENOMINATOR ${ticks.denominator}u
#define BF_COARSE_ADDRESS ${hex(counter.slowClock.address)}u
#define BF_COARSE_HZ ${counter.slowClock.hz}u
#define BF_COARSE_SETUP ${setup}

#endif
`;
}

function protectionDefines({ protection, ram }: Machine): string {
  if (protection === null) return '';
  return Object.entries({ FLASH: protection.readOnly, RAM: ram })
    .map(([name, { origin, bytes }]) => {
      return `#define BF_${name}_ORIGIN ${hex(origin)}u\n#define BF_${name}_LOG2_BYTES ${Math.log2(bytes)}u\n`;
    })
    .join('');
}

/** SysTick ticks per instruction as a reduced fraction: hz * 2^shift / 10^9. */
export function ticksPerInstruction(counter: Counter): { readonly numerator: number; readonly denominator: number } {
  const numerator = counter.sysTickHz * 2 ** counter.icountShift;
  const divisor = greatestCommonDivisor(numerator, 1e9);
  return { numerator: numerator / divisor, denominator: 1e9 / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** The stack lies at the very bottom of RAM: an overflow then leaves RAM and faults. */
export function linkerScript(machine: Machine): string {
  return `/* Written from src/run/machines.ts for ${machine.core} on ${machine.qemuMachine}. */
ENTRY(bf_reset)
MEMORY
{
  VECTORS (rx) : ${region(machine.vectors)}
  FLASH (rx) : ${region(machine.flash)}
  RAM (rwx) : ${region(machine.ram)}
}
SECTIONS
{
  .vectors : { KEEP(*(.vectors)) } > VECTORS
  .text : { *(.text*) } > FLASH
  .rodata : { *(.rodata*) . = ALIGN(4); } > FLASH
  .ARM.extab : { *(.ARM.extab*) } > FLASH
  .ARM.exidx : { *(.ARM.exidx*) } > FLASH
  .stack (NOLOAD) : ALIGN(8)
  {
    __bf_stack_limit = .;
    . += ${machine.stackBytes};
    __bf_stack_top = .;
    . += 1024;
    __bf_trace_stack_top = .;
    . += 512;
    __bf_fault_stack_top = .;
  } > RAM
  __data_load = LOADADDR(.data);
  .data : { __data_start = .; *(.data*) . = ALIGN(4); __data_end = .; } > RAM AT > FLASH
  .bss (NOLOAD) : { __bss_start = .; *(.bss*) *(COMMON) . = ALIGN(4); __bss_end = .; } > RAM
  end = .;
}
`;
}

function region({ origin, bytes }: Region): string {
  return `ORIGIN = ${hex(origin)}, LENGTH = ${hex(bytes)}`;
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
