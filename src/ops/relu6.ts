import { clamp } from '../fixed-point.ts';
import { activationRange } from '../graph/quantization.ts';
import { input } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';

/** Codes are bounded by real 0 and 6 of the input; TFLite Micro does not look at the output's scale and zero point. */
export const relu6: OpDef<NoAttrs> = {
  tflite: 21,
  options: null,
  readOptions: noAttrs,
  types: [{ inputs: ['int8'], outputs: ['int8'] }],
  rules: [],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => {
    const { low, high } = activationRange('relu6', input(op, 0));
    return [Int8Array.from(source as Int8Array, (code) => clamp(code, low, high))];
  },
  elementwise: true,
  kernels: {},
};
