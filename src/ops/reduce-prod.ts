import type { Value } from '../graph/values.ts';
import { foldKernel } from '../kernels/mean/index.ts';
import type { OpDef } from './op.ts';
import { axesRule, fold, reducedShape, type ReductionAttrs, reductionOptions } from './shared/reduction.ts';
import { asTflite } from './shared/unary.ts';

export const reduceProd: OpDef<ReductionAttrs> = {
  tflite: 81,
  options: 'ReducerOptions',
  readOptions: reductionOptions,
  types: [{ inputs: ['float32', 'int32'], outputs: ['float32'], note: asTflite }],
  rules: [axesRule],
  infer: (op) => [reducedShape(op)],
  reference: (op, [source]) => [Float32Array.from(fold(op, source as Value, 1, (a, b) => Math.fround(a * b)))],
  kernels: { native: [foldKernel('reduce_prod_f32', 'fold_f32', ['float32'], () => [])] },
};
