import { output } from '../graph/tensor.ts';
import { sumKernels } from '../kernels/mean/index.ts';
import type { Value } from '../graph/values.ts';
import type { OpDef } from './op.ts';
import { rescale } from './shared/codes.ts';
import { rescaleRule } from './shared/multiplier.ts';
import {
  axesRule,
  fold,
  reducedShape,
  type ReductionAttrs,
  reductionOptions,
  rescaledSums,
} from './shared/reduction.ts';

export const sum: OpDef<ReductionAttrs> = {
  tflite: 74,
  options: 'ReducerOptions',
  readOptions: reductionOptions,
  types: [
    { inputs: ['int8', 'int32'], outputs: ['int8'] },
    { inputs: ['int16', 'int32'], outputs: ['int16'] },
    { inputs: ['float32', 'int32'], outputs: ['float32'] },
  ],
  rules: [axesRule, rescaleRule],
  infer: (op) => [reducedShape(op)],
  reference: (op, [source]) => {
    if (output(op).dtype !== 'float32') return [rescaledSums(op, source as Value, rescale(op))];
    return [Float32Array.from(fold(op, source as Value, 0, (a, b) => Math.fround(a + b)))];
  },
  kernels: sumKernels,
};
