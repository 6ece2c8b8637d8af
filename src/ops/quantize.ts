import { input, output } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { quantizeKernels } from '../kernels/quantize/index.ts';
import type { OpDef } from './op.ts';
import { rescaleRule } from './shared/multiplier.ts';
import { codeOfReal, recode } from './shared/quantize.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';

export const quantize: OpDef<NoAttrs> = {
  tflite: 114,
  options: 'QuantizeOptions',
  readOptions: noAttrs,
  types: [
    { inputs: ['float32'], outputs: ['int8'] },
    { inputs: ['float32'], outputs: ['int16'] },
    { inputs: ['int8'], outputs: ['int8'] },
    { inputs: ['int8'], outputs: ['uint8'] },
    { inputs: ['int8'], outputs: ['int16'] },
    { inputs: ['int8'], outputs: ['int32'] },
    { inputs: ['uint8'], outputs: ['int8'] },
    { inputs: ['int16'], outputs: ['int8'] },
    { inputs: ['int16'], outputs: ['int16'] },
    { inputs: ['int16'], outputs: ['int32'] },
    { inputs: ['int32'], outputs: ['int8'] },
    { inputs: ['int32'], outputs: ['int16'] },
  ],
  rules: [rescaleRule],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => [eachCode(op, source as Float32Array)],
  elementwise: true,
  kernels: quantizeKernels,
};

function eachCode(op: Op<unknown>, source: Float32Array): Value {
  const codeOf = input(op, 0).dtype === 'float32' ? codeOfReal(op) : recode(op);
  const out = makeValue(output(op).dtype, source.length);
  source.forEach((value, i) => (out[i] = codeOf(value)));
  return out;
}
