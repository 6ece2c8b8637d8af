import { compareKernels } from '../kernels/compare/index.ts';
import type { OpDef } from './op.ts';
import { comparison, orderedTypes } from './shared/comparison.ts';
import type { NoAttrs } from './shared/types.ts';

export const greater: OpDef<NoAttrs> = {
  ...comparison('greater', orderedTypes),
  tflite: 61,
  options: 'GreaterOptions',
  kernels: compareKernels('greater'),
};
