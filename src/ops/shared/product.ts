import { type Multiplier, quantizeMultiplier } from '../../fixed-point.ts';
import { input, output, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';

/** s_a s_b / s_out in double. */
export function productMultiplier(op: Op<unknown>): Multiplier {
  return quantizeMultiplier(productFactor(op));
}

export function productFactor(op: Op<unknown>): number {
  return (scaleOf(input(op, 0)) * scaleOf(input(op, 1))) / scaleOf(output(op));
}
