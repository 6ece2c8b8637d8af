import { clamp, roundingDivideByPowerOfTwo } from '../fixed-point.ts';
import { input, output, zeroPointOf } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { logisticQ4 } from './shared/gemmlowp.ts';
import { mapThroughQ4, sigmoidScaleRule } from './shared/sigmoid.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';

/** Fixed point, not a rounded real function: from an input scale of 2 upwards the two differ. */
export const logistic: OpDef<NoAttrs> = {
  tflite: 14,
  options: null,
  readOptions: noAttrs,
  types: [{ inputs: ['int8'], outputs: ['int8'] }],
  rules: [
    {
      says: "the output's zero point is -128",
      broken: (op) => (zeroPointOf(output(op)) === -128 ? null : `zero point ${zeroPointOf(output(op))}`),
    },
    sigmoidScaleRule,
  ],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => [mapThroughQ4(op, source as Int8Array, codeOf)],
  elementwise: true,
  kernels: {},
};

function codeOf(real: number): number {
  return clamp(roundingDivideByPowerOfTwo(logisticQ4(real), 23) - 128, -128, 127);
}
