import { type Multiplier, reducedMultiplier } from '../../fixed-point.ts';
import type { Arg, Literal } from '../kernel.ts';
import { constant } from './requantize.ts';

/** What bf_requantize_s64 takes: 16-bit significand, and the right shift 15 - e. */
export function storedForm64(m: Multiplier): Multiplier {
  return { multiplier: reducedMultiplier(m), shift: 15 - m.shift };
}

/** Tables for a row of channels: one entry where all channels share it, and then channel_step is 0. */
export function packMultipliers64(multipliers: readonly Multiplier[]): {
  readonly multiplier: Arg;
  readonly shift: Arg;
  readonly literals: readonly Literal[];
} {
  const stored = multipliers.map(storedForm64);
  const [first] = stored;
  const shared = stored.every((m) => m.multiplier === first?.multiplier && m.shift === first.shift);
  const kept = shared ? stored.slice(0, 1) : stored;
  const [significands, shifts] = [kept.map((m) => m.multiplier), kept.map((m) => m.shift)];
  return {
    multiplier: constant('multiplier', Int16Array.from(significands), 16),
    shift: constant('shift', Int8Array.from(shifts), 16),
    literals: [{ name: 'channel_step', value: shared ? 0 : 1 }],
  };
}
