import { input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';

/** From halved inputs with 20 more bits to output codes: 2 s_in / (2^20 s_out). */
export function sumMultiplier(op: Op<unknown>): number {
  return (2 * scaleOf(input(op, 0))) / (2 ** 20 * scaleOf(output(op)));
}

/** What the zero points add to a sum of codes: one for each input, and one more for the start. */
export function sumOffset(op: Op<unknown>): number {
  return -(op.inputs.length + 1) * zeroPointOf(input(op, 0)) + 0;
}
