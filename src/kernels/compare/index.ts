import { quantizeMultiplier } from '../../fixed-point.ts';
import { elementBytes, input, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import { type Relation, relations } from '../../ops/shared/comparison.ts';
import type { Kernel, Literal } from '../kernel.ts';
import { binaryKernels } from '../shared/broadcast.ts';
import { literals } from '../shared/literals.ts';
import { storedForm } from '../shared/requantize.ts';
import { hasLongMultiply } from '../shared/target.ts';

export function compareKernels<A>(relation: Relation): Partial<Record<Backend, readonly Kernel<A>[]>> {
  const number = relations.indexOf(relation);
  const asTheyStand = binaryKernels<A>({
    name: 'compare',
    source: 'portable/compare.c',
    suffix: '',
    dtypes: ['bool', 'int16', 'int32', 'int64', 'float32'],
    arithmetic: (op) => {
      const { dtype } = input(op, 0);
      const type = { bytes: elementBytes(dtype), is_float: dtype === 'float32' ? 1 : 0 };
      return { literals: literals({ ...type, relation: number }), assumes: [] };
    },
    cost: () => 7,
  });
  const byValue = binaryKernels<A>({
    name: 'compare',
    source: 'portable/compare_s8.c',
    arithmetic: (op) => ({
      literals: [...literals({ relation: number }), ...scaling(op, 0, 'a'), ...scaling(op, 1, 'b')],
      assumes: [],
    }),
    cost: (target) => (hasLongMultiply(target) ? 20 : 60),
  });
  return { native: [...asTheyStand, ...byValue] };
}

function scaling(op: Op<unknown>, i: number, name: string): readonly Literal[] {
  const { multiplier, shift } = storedForm(quantizeMultiplier(scaleOf(input(op, i))));
  return literals({
    [`zero_${name}`]: zeroPointOf(input(op, i)),
    [`multiplier_${name}`]: multiplier,
    [`shift_${name}`]: shift,
  });
}
