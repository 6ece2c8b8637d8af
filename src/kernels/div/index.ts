import { input, zeroPointOf } from '../../graph/tensor.ts';
import type { BinaryAttrs } from '../../ops/shared/binary.ts';
import { quotientMultiplier, reciprocals } from '../../ops/shared/quotient.ts';
import type { Kernel } from '../kernel.ts';
import { binaryKernels } from '../shared/broadcast.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';
import { hasLongMultiply } from '../shared/target.ts';

export const divKernels: readonly Kernel<BinaryAttrs>[] = binaryKernels<BinaryAttrs>({
  name: 'div',
  source: 'portable/div_s8.c',
  tables: [constant('reciprocals', reciprocals(), 8)],
  arithmetic: (op) => {
    const { multiplier, shift } = quotientMultiplier(op);
    const zeros = { zero_a: zeroPointOf(input(op, 0)), zero_b: zeroPointOf(input(op, 1)) };
    const own = literals({ ...zeros, multiplier, exponent: shift });
    return { literals: [...own, ...finishLiterals(op, op.attrs.activation)], assumes: [] };
  },
  cost: (target) => (hasLongMultiply(target) ? 70 : 110),
});
