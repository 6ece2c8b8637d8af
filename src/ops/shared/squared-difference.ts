import { clamp, type Multiplier, quantizeMultiplier, requantize } from '../../fixed-point.ts';
import { dtypeRange } from '../../graph/quantization.ts';
import { input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { DType, Op } from '../../graph/types.ts';
import type { Rule } from '../op.ts';
import { type AdditionMultipliers, twiceLargerScale } from './addition.ts';
import { zeroPointRule } from './arithmetic.ts';
import type { BinaryAttrs } from './binary.ts';
import { multiplierRule } from './multiplier.ts';

/** Operands are brought to a common scale with this many more bits: their difference is squared in 32. */
export function squareShift(dtype: DType): number {
  return dtype === 'int16' ? 0 : 7;
}

/** s_a / 2m, s_b / 2m and (2m)^2 / (2^(2 shift) s_out) in double, where m is the larger operand scale. */
export function squareMultipliers(op: Op<unknown>): AdditionMultipliers {
  const twice = twiceLargerScale(op);
  return {
    a: quantizeMultiplier(scaleOf(input(op, 0)) / twice),
    b: quantizeMultiplier(scaleOf(input(op, 1)) / twice),
    out: quantizeMultiplier(outputFactor(op)),
  };
}

export const squareRules: readonly Rule<BinaryAttrs>[] = [
  multiplierRule((op) => (['int8', 'int16'].includes(output(op).dtype) ? [outputFactor(op)] : [])),
  zeroPointRule,
];

/** clamp(requantize((scaled a - scaled b)^2) + zp_out), for two codes. */
export function squareOf(op: Op<BinaryAttrs>): (a: number, b: number) => number {
  const { a: byA, b: byB, out } = squareMultipliers(op);
  const [zeroA, zeroB, zeroOut] = [zeroPointOf(input(op, 0)), zeroPointOf(input(op, 1)), zeroPointOf(output(op))];
  const { low, high } = dtypeRange(output(op).dtype);
  const unit = 2 ** squareShift(output(op).dtype);
  const scaled = (code: number, zero: number, by: Multiplier): number => requantize((code - zero) * unit, by);
  return (a, b) => {
    const difference = scaled(a, zeroA, byA) - scaled(b, zeroB, byB);
    return clamp(requantize(Math.imul(difference, difference), out) + zeroOut, low, high);
  };
}

function outputFactor(op: Op<unknown>): number {
  return twiceLargerScale(op) ** 2 / (4 ** squareShift(output(op).dtype) * scaleOf(output(op)));
}
