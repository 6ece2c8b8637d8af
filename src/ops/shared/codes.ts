import { clamp, type Multiplier, quantizeMultiplier, requantize, roundHalfAway } from '../../fixed-point.ts';
import { dtypeRange } from '../../graph/quantization.ts';
import { input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Rule } from '../op.ts';
import type { Function1 } from './unary.ts';

/** Output code of what lies `distance` codes from real zero in the input's scale. */
export function finish(op: Op<unknown>): (distance: number, multiplier: Multiplier) => number {
  const zero = zeroPointOf(output(op));
  const { low, high } = dtypeRange(output(op).dtype);
  return (distance, multiplier) => clamp(requantize(distance, multiplier) + zero, low, high);
}

/** Input scale over output scale, times a factor. */
export function rescale(op: Op<unknown>, factor = 1): Multiplier {
  return quantizeMultiplier((scaleOf(input(op, 0)) * factor) / scaleOf(output(op)));
}

/**
 * A real function of int8 codes as TFLite tabulates it: float32 step by step, the result times the rounded reciprocal of
 * the output's scale, halves away from zero.
 */
export function tabulated(op: Op<unknown>, real: Function1): Function1 {
  const [source, target] = [input(op, 0), output(op)];
  const [scale, reciprocal] = [Math.fround(scaleOf(source)), Math.fround(1 / Math.fround(scaleOf(target)))];
  const { low, high } = dtypeRange(target.dtype);
  return (code) => {
    const value = Math.fround(real(Math.fround(scale * (code - zeroPointOf(source)))));
    return clamp(roundHalfAway(Math.fround(value * reciprocal)) + zeroPointOf(target), low, high);
  };
}

/** TFLite Micro checks it, or does not look at it, operator by operator; the converter writes nothing else. */
export const noInt16ZeroPoints: Rule<unknown> = {
  says: 'int16 tensors have zero point 0',
  broken: (op) => {
    const wrong = [input(op, 0), output(op)].find((t) => t.dtype === 'int16' && zeroPointOf(t) !== 0);
    return wrong ? `zero point ${zeroPointOf(wrong)}` : null;
  },
};

/** Also where neither tensor has a scale. */
export function sameScale(op: Op<unknown>): boolean {
  return input(op, 0).quant?.scales[0] === output(op).quant?.scales[0];
}
