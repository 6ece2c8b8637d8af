import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import { logSoftmaxScaling } from '../../ops/shared/log-softmax.ts';
import { exponentials, type SoftmaxAttrs } from '../../ops/shared/softmax.ts';
import type { Kernel, Literal } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { multiplierLiterals } from '../shared/multiplier-literals.ts';
import { constant } from '../shared/requantize.ts';
import { floatCost, rowKernel } from '../shared/rows.ts';

/** Exponentials by the same table as softmax's. */
export const logSoftmaxKernels: Partial<Record<Backend, readonly Kernel<SoftmaxAttrs>[]>> = {
  native: [
    rowKernel({
      name: 'log_softmax_s8',
      from: 'int8',
      tables: (op) => [constant('exponentials', exponentials(op), 8)],
      literals: codeLiterals,
      cost: () => 50,
    }),
    rowKernel({ name: 'log_softmax_f32', from: 'float32', cost: floatCost(80, 800) }),
  ],
};

function codeLiterals(op: Op<SoftmaxAttrs>): readonly Literal[] {
  const { forward, back, radius } = logSoftmaxScaling(op);
  return [
    ...literals({ length: exponentials(op).length, radius: Math.min(radius, 255) }),
    ...multiplierLiterals('forward', forward),
    ...multiplierLiterals('back', back),
  ];
}
