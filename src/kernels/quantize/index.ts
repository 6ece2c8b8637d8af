import type { Backend } from '../../ops/op.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Kernel } from '../kernel.ts';
import { fromFloat } from './from-float.ts';
import { fromBytes, fromSignFlip } from './recode-bytes.ts';
import { fromWords } from './recode-words.ts';

/** int8 to int8 needs none of these: it becomes a table before. */
export const quantizeKernels: Partial<Record<Backend, readonly Kernel<NoAttrs>[]>> = {
  native: [...fromFloat, fromSignFlip, fromBytes, fromWords],
};
