import { frexp, type Multiplier, quantizeMultiplier } from '../../fixed-point.ts';
import { input, output, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { reducedCount } from './reduction.ts';

/** s_in / (s_out * n) in the reference's way: the quantized multiplier of s_in / s_out, shifted up and divided by n. */
export function meanMultiplier(op: Op<unknown>): Multiplier {
  const { multiplier, shift } = quantizeMultiplier(scaleOf(input(op, 0)) / scaleOf(output(op)));
  const count = reducedCount(op);
  const up = Math.min(frexp(count)[1] - 1, 32, 31 + shift);
  return { multiplier: Number((BigInt(multiplier) << BigInt(up)) / BigInt(count)), shift: shift - up };
}
