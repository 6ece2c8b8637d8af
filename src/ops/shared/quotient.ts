import { clamp, type Multiplier, multiplyHigh, quantizeMultiplier } from '../../fixed-point.ts';
import { activationRange } from '../../graph/quantization.ts';
import { input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Rule } from '../op.ts';
import type { BinaryAttrs } from './binary.ts';
import { oneOverOnePlus } from './gemmlowp.ts';

/** s_a / (s_b s_out) in double. */
export function quotientMultiplier(op: Op<unknown>): Multiplier {
  return quantizeMultiplier(quotientFactor(op));
}

function quotientFactor(op: Op<unknown>): number {
  return scaleOf(input(op, 0)) / (scaleOf(input(op, 1)) * scaleOf(output(op)));
}

/** From here on the quotient would be shifted left after rounding, which the reference does not. */
const MOST_FACTOR = 2 ** 20;

export const quotientRules: readonly Rule<BinaryAttrs>[] = [
  {
    says: 'the scale of the dividend is less than 2^20 scales of divisor times output',
    broken: (op) => {
      if (output(op).dtype !== 'int8') return null;
      const factor = quotientFactor(op);
      return factor > 0 && factor < MOST_FACTOR ? null : `factor ${factor}`;
    },
  },
];

/**
 * 2^(31 + floor(log2 v)) / v by Newton's steps for v below 256, which is as far as a difference of two codes goes. That of 0
 * is what those steps come to when they overflow.
 */
export function reciprocals(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, v) =>
    v === 0 ? OF_ZERO : oneOverOnePlus(v * 2 ** (32 - bits(v)) - 2 ** 31),
  );
}

const OF_ZERO = -1515870788;

/** Rounded quotient of two codes with their zero points, in steps that follow the reference where they leave 32 bits. */
export function quotientOf(op: Op<BinaryAttrs>): (a: number, b: number) => number {
  const [zeroA, zeroB, zeroOut] = [zeroPointOf(input(op, 0)), zeroPointOf(input(op, 1)), zeroPointOf(output(op))];
  const { multiplier, shift } = quotientMultiplier(op);
  const { low, high } = activationRange(op.attrs.activation, output(op));
  const inverse = reciprocals();
  return (a, b) => {
    const [divisor, dividend] = b < zeroB ? [zeroB - b, zeroA - a] : [b - zeroB, a - zeroA];
    const up = 31 - bits(dividend < 0 ? ~dividend : dividend);
    const scaled = multiplyHigh(multiplyHigh((dividend * 2 ** up) | 0, inverse[divisor]!), multiplier);
    return clamp((shiftBack(scaled, bits(divisor) - 1 + up - shift) + zeroOut) | 0, low, high);
  };
}

/**
 * x / 2^n, halves away from zero. Small quotients come with n of 32 and more, which C leaves open; this is what x86 makes of
 * it, and so the reference.
 */
function shiftBack(x: number, n: number): number {
  const exponent = n & 31;
  if (n & 32) return (x >> exponent) + (x >= 0 ? 1 : 0);
  const mask = 2 ** exponent - 1;
  return (x >> exponent) + ((x & mask) > (mask >> 1) + (x < 0 ? 1 : 0) ? 1 : 0);
}

/** Binary digits. */
function bits(x: number): number {
  return 32 - Math.clz32(x);
}
