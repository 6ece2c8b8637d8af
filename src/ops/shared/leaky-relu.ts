import type { Multiplier } from '../../fixed-point.ts';
import type { Op } from '../../graph/types.ts';
import { rescale } from './codes.ts';

export interface LeakyReluAttrs {
  readonly alpha: number;
}

/** A negative alpha changes the sign of the code, before rounding. */
export function leakyMultipliers(op: Op<LeakyReluAttrs>): {
  readonly positive: Multiplier;
  readonly negative: Multiplier;
  readonly sign: 1 | -1;
} {
  const { alpha } = op.attrs;
  return { positive: rescale(op), negative: rescale(op, Math.abs(alpha)), sign: alpha < 0 ? -1 : 1 };
}
