import type { Backend } from '../../ops/op.ts';
import type { ReductionAttrs } from '../../ops/shared/reduction.ts';
import type { Kernel } from '../kernel.ts';
import { foldKernel } from './index.ts';

/** Truth values are bytes like codes. */
export function extremeKernels(sign: 1 | -1): Partial<Record<Backend, readonly Kernel<ReductionAttrs>[]>> {
  const name = sign > 0 ? 'max' : 'min';
  return {
    native: [
      foldKernel(`reduce_${name}_s8`, 'fold_s8', ['int8', 'bool'], () => []),
      foldKernel(`reduce_${name}_f32`, 'fold_f32', ['float32'], () => []),
    ],
  };
}
