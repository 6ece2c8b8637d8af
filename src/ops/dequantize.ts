import { input, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import { dequantizeKernels } from '../kernels/dequantize/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';

/** s * (q - zp) in double, rounded once to float32. */
export const dequantize: OpDef<NoAttrs> = {
  tflite: 6,
  options: 'DequantizeOptions',
  readOptions: noAttrs,
  types: [
    { inputs: ['int8'], outputs: ['float32'] },
    { inputs: ['uint8'], outputs: ['float32'] },
    { inputs: ['int16'], outputs: ['float32'] },
  ],
  rules: [],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => {
    const [scale, zero] = [scaleOf(input(op, 0)), zeroPointOf(input(op, 0))];
    return [Float32Array.from(source as Int16Array, (code) => scale * (code - zero))];
  },
  kernels: dequantizeKernels,
};
