import { clamp, roundingDivideByPowerOfTwo } from '../fixed-point.ts';
import { input } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { tanhQ4 } from './shared/gemmlowp.ts';
import { mapThroughQ4, sigmoidScaleRule } from './shared/sigmoid.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';

/** In units of 1/128 whatever the output's scale and zero point say: TFLite Micro does not look at them. */
export const tanh: OpDef<NoAttrs> = {
  tflite: 28,
  options: null,
  readOptions: noAttrs,
  types: [{ inputs: ['int8'], outputs: ['int8'] }],
  rules: [sigmoidScaleRule],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => [mapThroughQ4(op, source as Int8Array, codeOf)],
  elementwise: true,
  kernels: {},
};

function codeOf(real: number): number {
  return clamp(roundingDivideByPowerOfTwo(tanhQ4(real), 24), -128, 127);
}
