import { quantizeMultiplier, requantize } from '../../fixed-point.ts';
import { input, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Rule } from '../op.ts';
import { inputRadius } from './gemmlowp.ts';
import { sigmoidScaling } from './sigmoid-scaling.ts';
import type { NoAttrs } from './types.ts';
import type { Function1 } from './unary.ts';

/** LOGISTIC and TANH of int8 codes take their input in Q4.27. */
const INTEGER_BITS = 4;

/** From an int16 scale of 5.3 upwards, products would leave 32 bits. */
const MOST_SCALE_S16 = 5;

export const sigmoidScaleRule: Rule<NoAttrs> = {
  says: `the input scale is at least 2^-28 (int16: at most ${MOST_SCALE_S16})`,
  broken: (op) => {
    const { dtype } = input(op, 0);
    if (dtype === 'float32') return null;
    const scale = scaleOf(input(op, 0));
    return scale >= 2 ** -28 && (dtype !== 'int16' || scale <= MOST_SCALE_S16) ? null : `scale ${scale}`;
  },
};

/** Codes too far from the zero point for Q4.27 saturate, the others go through the function. */
export function throughQ4(op: Op<unknown>, codeOf: (q4: number) => number): Function1 {
  const multiplier = quantizeMultiplier(scaleOf(input(op, 0)) * 2 ** (31 - INTEGER_BITS));
  const radius = inputRadius(INTEGER_BITS, multiplier.shift);
  const zero = zeroPointOf(input(op, 0));
  return (code) => {
    const distance = code - zero;
    if (distance <= -radius) return -128;
    return distance >= radius ? 127 : codeOf(requantize(distance, multiplier));
  };
}

/** int16 codes, brought to the steps of a table; powers of two up to 2^(mostLeft - 12) exactly. */
export function byTable(op: Op<unknown>, mostLeft: number, lookUp: Function1): Function1 {
  const { factor, shift } = sigmoidScaling(op, mostLeft);
  const half = shift > 0 ? 2 ** (shift - 1) : 0;
  return (code) => lookUp(Math.floor((code * factor + half) / 2 ** shift));
}
