import { input } from '../graph/tensor.ts';
import type { Value } from '../graph/values.ts';
import { copyKernels } from '../kernels/copy/index.ts';
import type { OpDef } from './op.ts';
import { anyData, noAttrs, type NoAttrs } from './shared/types.ts';

/** Ours: the same bytes in a place of their own, where a model hands out a constant. */
export const copy: OpDef<NoAttrs> = {
  tflite: null,
  options: null,
  readOptions: noAttrs,
  types: anyData((dtype) => ({ inputs: [dtype], outputs: [dtype] })),
  rules: [],
  infer: (op) => [input(op, 0).shape],
  reference: (_, [source]) => [(source as Value).slice()],
  // Where a loop writes its variables, the same output is written by several copies: none may be folded.
  effects: true,
  kernels: copyKernels,
};
