import { quantizeMultiplier, requantize } from '../../fixed-point.ts';
import { input, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Rule } from '../op.ts';
import { inputRadius } from './gemmlowp.ts';
import type { NoAttrs } from './types.ts';

/** LOGISTIC and TANH take their input in Q4.27. */
const INTEGER_BITS = 4;

export const sigmoidScaleRule: Rule<NoAttrs> = {
  says: 'the input scale is at least 2^-28',
  broken: (op) => (scaleOf(input(op, 0)) >= 2 ** -28 ? null : `scale ${scaleOf(input(op, 0))}`),
};

/** Codes too far from the zero point for Q4.27 saturate, the others go through the function. */
export function mapThroughQ4(op: Op<unknown>, source: Int8Array, codeOf: (q4: number) => number): Int8Array {
  const multiplier = quantizeMultiplier(scaleOf(input(op, 0)) * 2 ** (31 - INTEGER_BITS));
  const radius = inputRadius(INTEGER_BITS, multiplier.shift);
  const zero = zeroPointOf(input(op, 0));
  return Int8Array.from(source, (code) => {
    const distance = code - zero;
    if (distance <= -radius) return -128;
    return distance >= radius ? 127 : codeOf(requantize(distance, multiplier));
  });
}
