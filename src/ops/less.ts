import { compareKernels } from '../kernels/compare/index.ts';
import type { OpDef } from './op.ts';
import { comparison, orderedTypes } from './shared/comparison.ts';
import type { NoAttrs } from './shared/types.ts';

export const less: OpDef<NoAttrs> = {
  ...comparison('less', orderedTypes),
  tflite: 58,
  options: 'LessOptions',
  kernels: compareKernels('less'),
};
