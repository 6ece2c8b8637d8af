import { clamp, type Multiplier, quantizeMultiplier, requantize } from '../../fixed-point.ts';
import { activationRange } from '../../graph/quantization.ts';
import { input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { DType, Op } from '../../graph/types.ts';
import type { Rule } from '../op.ts';
import { zeroPointRule } from './arithmetic.ts';
import type { BinaryAttrs } from './binary.ts';

/** Operands are brought to a common scale with this many more bits. */
export function additionShift(dtype: DType): number {
  return dtype === 'int16' ? 15 : 20;
}

export interface AdditionMultipliers {
  readonly a: Multiplier;
  readonly b: Multiplier;
  readonly out: Multiplier;
}

/** s_a / 2m, s_b / 2m and 2m / (2^shift s_out) in double, where m is the larger operand scale. */
export function additionMultipliers(op: Op<unknown>): AdditionMultipliers {
  const twice = twiceLargerScale(op);
  return {
    a: quantizeMultiplier(scaleOf(input(op, 0)) / twice),
    b: quantizeMultiplier(scaleOf(input(op, 1)) / twice),
    out: quantizeMultiplier(outputFactor(op)),
  };
}

export const additionRules: readonly Rule<BinaryAttrs>[] = [
  {
    says: 'twice the larger input scale is less than 2^20 output scales (int16: 2^15)',
    broken: (op) => {
      if (!isQuantized(output(op).dtype)) return null;
      const factor = outputFactor(op);
      return factor < 1 && factor > 0 ? null : `factor ${factor * 2 ** additionShift(output(op).dtype)}`;
    },
  },
  zeroPointRule,
];

/** clamp(requantize(requantize((a - zp_a) << shift) +- requantize((b - zp_b) << shift)) + zp_out), for two codes. */
export function additionOf(op: Op<BinaryAttrs>, sign: 1 | -1): (a: number, b: number) => number {
  const { a: byA, b: byB, out } = additionMultipliers(op);
  const [zeroA, zeroB, zeroOut] = [zeroPointOf(input(op, 0)), zeroPointOf(input(op, 1)), zeroPointOf(output(op))];
  const { low, high } = activationRange(op.attrs.activation, output(op));
  const left = additionShift(output(op).dtype);
  const scaled = (code: number, zero: number, by: Multiplier): number => requantize((code - zero) * 2 ** left, by);
  return (a, b) => {
    const sum = scaled(a, zeroA, byA) + sign * scaled(b, zeroB, byB);
    return clamp(requantize(sum, out) + zeroOut, low, high);
  };
}

export function twiceLargerScale(op: Op<unknown>): number {
  return 2 * Math.max(scaleOf(input(op, 0)), scaleOf(input(op, 1)));
}

function isQuantized(dtype: DType): boolean {
  return dtype === 'int8' || dtype === 'int16';
}

function outputFactor(op: Op<unknown>): number {
  return twiceLargerScale(op) / (2 ** additionShift(output(op).dtype) * scaleOf(output(op)));
}
