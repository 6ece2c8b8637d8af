import {
  clamp,
  type Multiplier,
  multiplyHigh,
  quantizeMultiplier,
  roundingDivideByPowerOfTwo,
} from '../../fixed-point.ts';
import { input, output, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';

/** 1 / sqrt(n) as TFLite's integer kernels compute it: five Newton steps in Q3.28 from 1. */
export function inverseSqrt(n: number): Multiplier {
  if (n <= 1) return { multiplier: 2 ** 31 - 1, shift: 0 };
  const { significand, right } = normalised(n);
  const multiplier = multiplyHigh(newton(Math.floor(significand / 2)), 1518500250);
  return right < 0 ? { multiplier: multiplier * 2 ** -right, shift: 0 } : { multiplier, shift: -right };
}

/** n = significand * 4^..., with 27 to 29 bits. */
function normalised(n: number): { readonly significand: number; readonly right: number } {
  let [significand, right] = [n, 11];
  for (; significand >= 2 ** 29; right++) significand = Math.floor(significand / 4);
  const pairs = Math.floor((Math.clz32(significand) - 1) / 2) - 1;
  return { significand: significand * 4 ** pairs, right: right - pairs };
}

/** x (3 - n x^2) / 2, repeated. */
function newton(n: number): number {
  const half = roundingDivideByPowerOfTwo(n, 1);
  const threeHalves = 2 ** 28 + 2 ** 27;
  let x = 2 ** 28;
  for (let i = 0; i < 5; i++) {
    const cube = saturated(multiplyHigh(multiplyHigh(x, x), x) * 64);
    x = saturated((multiplyHigh(threeHalves, x) - multiplyHigh(half, cube)) * 8);
  }
  return x;
}

function saturated(x: number): number {
  return clamp(x, -(2 ** 31), 2 ** 31 - 1);
}

/** 1 / (sqrt(s_in) s_out), for a reciprocal root that has been scaled by 2^20. */
export function rsqrtMultiplier(op: Op<unknown>): Multiplier {
  const { multiplier, shift } = quantizeMultiplier(rsqrtFactor(op));
  return { multiplier, shift: shift - ROOT_BITS };
}

export function rsqrtFactor(op: Op<unknown>): number {
  return 1 / (Math.sqrt(scaleOf(input(op, 0))) * scaleOf(output(op)));
}

export const ROOT_BITS = 20;
