import { input, output, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Rule } from '../op.ts';

/** Codes are shifted left by at most this much on their way to the output: more would leave 32 bits. */
const MOST_SHIFT = 30;

/** A rule for every operator that brings accumulators to the scale of its output. */
export function multiplierRule<A>(realMultipliers: (op: Op<A>) => readonly number[]): Rule<A> {
  return {
    says: `from accumulator to output code the factor is finite and less than 2^${MOST_SHIFT}`,
    broken: (op) => {
      const wrong = realMultipliers(op).find((real) => !(real >= 0 && real < 2 ** MOST_SHIFT));
      return wrong === undefined ? null : `factor ${wrong}`;
    },
  };
}

/** The same for an operator that only brings codes of its input to the scale of its output. */
export const rescaleRule = multiplierRule<unknown>((op) => {
  const [source, target] = [input(op, 0), output(op)];
  return source.dtype === 'float32' || target.dtype === 'float32' ? [] : [scaleOf(source) / scaleOf(target)];
});
