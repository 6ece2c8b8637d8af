import { compareKernels } from '../kernels/compare/index.ts';
import type { OpDef } from './op.ts';
import { comparison, orderedTypes } from './shared/comparison.ts';
import type { NoAttrs } from './shared/types.ts';

export const greaterEqual: OpDef<NoAttrs> = {
  ...comparison('greater_equal', orderedTypes),
  tflite: 62,
  options: 'GreaterEqualOptions',
  kernels: compareKernels('greater_equal'),
};
