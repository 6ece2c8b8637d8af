import type { Backend } from '../../ops/op.ts';
import type { LstmAttrs } from '../../ops/unidirectional-sequence-lstm.ts';
import type { Kernel } from '../kernel.ts';
import { lstmFloat } from './lstm-f32.ts';
import { lstmInt16 } from './lstm-s16.ts';
import { lstmInt8 } from './lstm-s8.ts';

export const lstmKernels: Partial<Record<Backend, readonly Kernel<LstmAttrs>[]>> = {
  native: [lstmInt8, lstmInt16, lstmFloat],
};
