import { clamp, roundingDivideByPowerOfTwo } from '../fixed-point.ts';
import { output, zeroPointOf } from '../graph/tensor.ts';
import { sigmoidKernel } from '../kernels/unary/codes.ts';
import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { noInt16ZeroPoints } from './shared/codes.ts';
import { logisticQ4 } from './shared/gemmlowp.ts';
import { sigmoidS16 } from './shared/sigmoid-s16.ts';
import { byTable, sigmoidScaleRule, throughQ4 } from './shared/sigmoid.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

/** int8 is fixed point, not a rounded real function: from an input scale of 2 upwards the two differ. */
export const logistic: OpDef<NoAttrs> = unary({
  tflite: 14,
  options: null,
  readOptions: noAttrs,
  rules: [
    {
      says: "the output's zero point is -128 (int16: 0)",
      broken: (op) => {
        const zero = zeroPointOf(output(op));
        return output(op).dtype !== 'int8' || zero === -128 ? null : `zero point ${zero}`;
      },
    },
    sigmoidScaleRule,
    noInt16ZeroPoints,
  ],
  of: { int8: (op) => throughQ4(op, codeOf), int16: (op) => byTable(op, 0, sigmoidS16), float32: () => sigmoid },
  kernels: native(sigmoidKernel('logistic', 0), realKernel('logistic', 'transcendental_f32', [70, 900])),
});

function codeOf(real: number): number {
  return clamp(roundingDivideByPowerOfTwo(logisticQ4(real), 23) - 128, -128, 127);
}

/** In three pieces as the reference. */
function sigmoid(x: number): number {
  if (x > Math.fround(16.619047164916992188)) return 1;
  return x < -9 ? Math.exp(x) : 1 / Math.fround(1 + Math.fround(Math.exp(-x)));
}
