import { compareKernels } from '../kernels/compare/index.ts';
import type { OpDef } from './op.ts';
import { comparison, orderedTypes } from './shared/comparison.ts';
import type { NoAttrs } from './shared/types.ts';

export const equal: OpDef<NoAttrs> = {
  ...comparison('equal', ['bool', ...orderedTypes]),
  tflite: 71,
  options: 'EqualOptions',
  kernels: compareKernels('equal'),
};
