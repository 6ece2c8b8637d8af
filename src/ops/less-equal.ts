import { compareKernels } from '../kernels/compare/index.ts';
import type { OpDef } from './op.ts';
import { comparison, orderedTypes } from './shared/comparison.ts';
import type { NoAttrs } from './shared/types.ts';

export const lessEqual: OpDef<NoAttrs> = {
  ...comparison('less_equal', orderedTypes),
  tflite: 63,
  options: 'LessEqualOptions',
  kernels: compareKernels('less_equal'),
};
