import { compareKernels } from '../kernels/compare/index.ts';
import type { OpDef } from './op.ts';
import { comparison, orderedTypes } from './shared/comparison.ts';
import type { NoAttrs } from './shared/types.ts';

export const notEqual: OpDef<NoAttrs> = {
  ...comparison('not_equal', ['bool', ...orderedTypes]),
  tflite: 72,
  options: 'NotEqualOptions',
  kernels: compareKernels('not_equal'),
};
