import { input, zeroPointOf } from '../../graph/tensor.ts';
import type { Backend } from '../../ops/op.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { floatCost, rowKernel } from '../shared/rows.ts';

export const l2NormalizationKernels: Partial<Record<Backend, readonly Kernel<NoAttrs>[]>> = {
  native: [
    rowKernel({
      name: 'l2_normalization_s8',
      from: 'int8',
      literals: (op) => literals({ zero_in: zeroPointOf(input(op, 0)) }),
      cost: () => 30,
    }),
    rowKernel({ name: 'l2_normalization_f32', from: 'float32', cost: floatCost(30, 300) }),
  ],
};
