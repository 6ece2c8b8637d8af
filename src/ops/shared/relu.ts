import { clamp, roundHalfAway } from '../../fixed-point.ts';
import { type Activation, activationRange, dtypeRange, type Range } from '../../graph/quantization.ts';
import { input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { finish, rescale } from './codes.ts';
import type { Function1 } from './unary.ts';

/** Bounds on reals; what is not a number passes. */
export function between({ low, high }: Range): Function1 {
  return (x) => (x > high ? high : x < low ? low : x);
}

/** Codes bounded as a fused activation would, in the input's own scale. */
export function boundedCode(op: Op<unknown>, activation: Activation): Function1 {
  const { low, high } = activationRange(activation, input(op, 0));
  return (code) => clamp(code, low, high);
}

/** Codes brought to the output's scale and bounded there. */
export function rescaledCode(op: Op<unknown>, bounds: Range): Function1 {
  const { low, high } = boundsOfCodes(op, bounds);
  const [zero, end, multiplier] = [zeroPointOf(input(op, 0)), finish(op), rescale(op)];
  return (code) => clamp(end(code - zero, multiplier), low, high);
}

function boundsOfCodes(op: Op<unknown>, bounds: Range): Range {
  const target = output(op);
  const { low, high } = dtypeRange(target.dtype);
  const at = (real: number): number =>
    clamp(zeroPointOf(target) + roundHalfAway(Math.fround(real / Math.fround(scaleOf(target)))), low, high);
  return { low: at(bounds.low), high: at(bounds.high) };
}
