import type { Multiplier } from '../../fixed-point.ts';
import type { Arg, Literal } from '../kernel.ts';

/** Tables and literals of bf_requantize.h for a row of channels: one entry where all channels share it. */
export interface PackedMultipliers {
  readonly multiplier: Arg;
  readonly shift: Arg;
  /** channel_step, any_shift. */
  readonly literals: readonly Literal[];
}

export function packMultipliers(multipliers: readonly Multiplier[]): PackedMultipliers {
  const stored = multipliers.map(storedForm);
  const [first] = stored;
  const shared = stored.every((m) => m.multiplier === first?.multiplier && m.shift === first.shift);
  const kept = shared ? stored.slice(0, 1) : stored;
  return {
    multiplier: constant(
      'multiplier',
      Int32Array.from(kept, (m) => m.multiplier),
      8,
    ),
    shift: constant(
      'shift',
      Int8Array.from(kept, (m) => m.shift),
      16,
    ),
    literals: [
      { name: 'channel_step', value: shared ? 0 : 1 },
      { name: 'any_shift', value: stored.some((m) => m.shift < 0) ? 1 : 0 },
    ],
  };
}

/** The C side keeps k - 1 for a right shift by k >= 1, and -1 - e for a left shift by e >= 0. Zero needs no shift of its own. */
export function storedForm({ multiplier, shift }: Multiplier): Multiplier {
  return multiplier === 0 ? { multiplier, shift: 0 } : { multiplier, shift: -shift - 1 };
}

export function constant(
  label: string,
  data: Extract<Arg, { kind: 'constant' }>['data'],
  rowLength: number,
  align?: number,
): Arg {
  return { kind: 'constant', label, data, rowLength, align: align ?? data.BYTES_PER_ELEMENT };
}
