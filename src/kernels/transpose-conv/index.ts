import type { Backend } from '../../ops/op.ts';
import type { TransposeConvAttrs } from '../../ops/transpose-conv.ts';
import type { Kernel } from '../kernel.ts';
import { transposeConvFloat } from './transpose-conv-f32.ts';
import { transposeConvInt16 } from './transpose-conv-s16.ts';
import { transposeConvInt8 } from './transpose-conv-s8.ts';

export const transposeConvKernels: Partial<Record<Backend, readonly Kernel<TransposeConvAttrs>[]>> = {
  native: [transposeConvInt8, transposeConvInt16, transposeConvFloat],
};
