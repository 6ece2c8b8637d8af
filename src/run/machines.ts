/** The emulated cores, as data. Every number here was tried with QEMU 7.2; test/run/cores.test.ts tries it again. */
export const coreIds = [
  'cortex-m0',
  'cortex-m0plus',
  'cortex-m3',
  'cortex-m4',
  'cortex-m7',
  'cortex-m33',
  'cortex-m55',
] as const;

export type CoreId = (typeof coreIds)[number];

export interface Region {
  readonly origin: number;
  readonly bytes: number;
}

export interface Machine {
  readonly core: CoreId;
  /** QEMU's -machine, and -cpu where the machine lets one choose. */
  readonly qemuMachine: string;
  readonly qemuCpu: string | null;
  /** Compiler flags that choose core, floating point unit and calling convention. */
  readonly flags: readonly string[];
  readonly vectors: Region;
  /** Code and constants. */
  readonly flash: Region;
  readonly ram: Region;
  /** At the bottom of RAM. */
  readonly stackBytes: number;
  readonly counter: Counter;
  /** Memory protection unit (ARMv7-M or v8-M registers) and what it makes read-only; null without one. */
  readonly protection: { readonly version: 7 | 8; readonly readOnly: Region } | null;
  /** False on ARMv6-M, which does not say why it faulted. */
  readonly hasFaultStatus: boolean;
}

/** See harness/bf_counter.h: SysTick for the exact low bits, a slow clock of the board for the rest. */
export interface Counter {
  readonly sysTickHz: number;
  /** QEMU advances time by 2^shift ns per instruction; chosen so that this is more than two ticks. */
  readonly icountShift: number;
  readonly slowClock: { readonly address: number; readonly hz: number };
  /** Register writes that start the slow clock. */
  readonly setup: readonly { readonly address: number; readonly value: number }[];
}

const MiB = 1024 * 1024;
const KiB = 1024;
const VECTOR_BYTES = 0x400;

/** The FPGA board's 100 Hz counter runs from reset on. */
function mps2Counter(sysTickHz: number, fpgaIo: number): Counter {
  return { sysTickHz, icountShift: 7, slowClock: { address: fpgaIo + 0x14, hz: 100 }, setup: [] };
}

const mps2 = {
  qemuCpu: null,
  vectors: { origin: 0, bytes: VECTOR_BYTES },
  flash: { origin: VECTOR_BYTES, bytes: 4 * MiB - VECTOR_BYTES },
  ram: { origin: 0x20000000, bytes: 4 * MiB },
  stackBytes: 32 * KiB,
  counter: mps2Counter(25_000_000, 0x40028000),
  protection: { version: 7, readOnly: { origin: 0, bytes: 4 * MiB } },
  hasFaultStatus: true,
} as const;

export const machines: Readonly<Record<CoreId, Machine>> = {
  // The strict check of the ARMv6-M instruction set: this core faults on anything newer and on unaligned access.
  'cortex-m0': {
    core: 'cortex-m0',
    qemuMachine: 'lm3s6965evb',
    qemuCpu: 'cortex-m0',
    flags: ['-mcpu=cortex-m0', '-mthumb'],
    vectors: { origin: 0, bytes: VECTOR_BYTES },
    flash: { origin: VECTOR_BYTES, bytes: 256 * KiB - VECTOR_BYTES },
    ram: { origin: 0x20000000, bytes: 64 * KiB },
    stackBytes: 8 * KiB,
    counter: {
      sysTickHz: 12_500_000,
      icountShift: 8,
      slowClock: { address: 0x40030048, hz: 1 },
      // Timer 0 as a real-time clock that counts seconds: no match value, RTC mode, on.
      setup: [
        { address: 0x40030030, value: 0xffff },
        { address: 0x40030034, value: 0xffff },
        { address: 0x40030000, value: 1 },
        { address: 0x4003000c, value: 1 },
      ],
    },
    protection: null,
    hasFaultStatus: false,
  },
  // No emulated M0+ has megabytes of memory, so its code runs on the M4 board.
  'cortex-m0plus': {
    ...mps2,
    core: 'cortex-m0plus',
    qemuMachine: 'mps2-an386',
    flags: ['-mcpu=cortex-m0plus', '-mthumb'],
  },
  'cortex-m3': { ...mps2, core: 'cortex-m3', qemuMachine: 'mps2-an385', flags: ['-mcpu=cortex-m3', '-mthumb'] },
  'cortex-m4': {
    ...mps2,
    core: 'cortex-m4',
    qemuMachine: 'mps2-an386',
    flags: ['-mcpu=cortex-m4', '-mthumb', '-mfloat-abi=hard', '-mfpu=fpv4-sp-d16'],
  },
  'cortex-m7': {
    ...mps2,
    core: 'cortex-m7',
    qemuMachine: 'mps2-an500',
    flags: ['-mcpu=cortex-m7', '-mthumb', '-mfloat-abi=hard', '-mfpu=fpv5-d16'],
  },
  'cortex-m33': {
    ...mps2,
    core: 'cortex-m33',
    qemuMachine: 'mps2-an505',
    flags: ['-mcpu=cortex-m33', '-mthumb', '-mfloat-abi=hard', '-mfpu=fpv5-sp-d16'],
    vectors: { origin: 0x10000000, bytes: VECTOR_BYTES },
    flash: { origin: 0x10000000 + VECTOR_BYTES, bytes: 4 * MiB - VECTOR_BYTES },
    ram: { origin: 0x38000000, bytes: 4 * MiB },
    counter: mps2Counter(20_000_000, 0x50302000),
    protection: { version: 8, readOnly: { origin: 0x10000000, bytes: 4 * MiB } },
  },
  // Code goes to the board's DDR: the tightly coupled memory at 0 has only 512 KiB.
  'cortex-m55': {
    ...mps2,
    core: 'cortex-m55',
    qemuMachine: 'mps3-an547',
    flags: ['-mcpu=cortex-m55', '-mthumb', '-mfloat-abi=hard'],
    flash: { origin: 0x60000000, bytes: 16 * MiB },
    ram: { origin: 0x21000000, bytes: 4 * MiB },
    counter: mps2Counter(32_000_000, 0x59302000),
    protection: { version: 8, readOnly: { origin: 0x60000000, bytes: 16 * MiB } },
  },
};
