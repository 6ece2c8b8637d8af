import { output } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { Value } from '../graph/values.ts';
import { meanKernels } from '../kernels/mean/index.ts';
import type { OpDef } from './op.ts';
import { rescaleRule } from './shared/multiplier.ts';
import {
  axesRule,
  fold,
  meanMultiplier,
  reducedCount,
  reducedShape,
  type ReductionAttrs,
  reductionOptions,
  rescaledSums,
} from './shared/reduction.ts';

export const mean: OpDef<ReductionAttrs> = {
  tflite: 40,
  options: 'ReducerOptions',
  readOptions: reductionOptions,
  types: [
    { inputs: ['int8', 'int32'], outputs: ['int8'] },
    { inputs: ['int16', 'int32'], outputs: ['int16'] },
    { inputs: ['float32', 'int32'], outputs: ['float32'] },
  ],
  rules: [axesRule, rescaleRule],
  infer: (op) => [reducedShape(op)],
  reference: (op, [source]) => [
    output(op).dtype === 'float32'
      ? meanOfReals(op, source as Float32Array)
      : rescaledSums(op, source as Value, meanMultiplier(op)),
  ],
  kernels: meanKernels,
};

function meanOfReals(op: Op<unknown>, source: Float32Array): Value {
  const count = reducedCount(op);
  const sums = fold(op, source, 0, (a, b) => Math.fround(a + b));
  return Float32Array.from(sums, (sum) => sum / count);
}
