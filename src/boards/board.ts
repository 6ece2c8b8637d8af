import type { CoreName, Target } from '../kernels/kernel.ts';

export interface Region {
  readonly name: string;
  readonly kind: 'flash' | 'ram';
  readonly origin: number;
  readonly bytes: number;
}

/** A board is data: boards/<id>.json, checked when it is loaded. */
export interface Board extends Target {
  readonly id: string;
  readonly name: string;
  readonly core: CoreName;
  readonly clockHz: number;
  readonly flashBytes: number;
  readonly ramBytes: number;
  /** Kept for stack, libraries and the application's own data. */
  readonly reservedRamBytes: number;
  readonly reservedFlashBytes: number;
  readonly regions: readonly Region[];
  /** What `compile` writes by default for this board. */
  readonly target: string;
  /** Name of the emulated machine that runs this board's core, if any. */
  readonly emulator: CoreName | null;
}
