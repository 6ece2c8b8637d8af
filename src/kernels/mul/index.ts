import { input, zeroPointOf } from '../../graph/tensor.ts';
import type { Backend } from '../../ops/op.ts';
import { resultRange } from '../../ops/shared/arithmetic.ts';
import type { BinaryAttrs } from '../../ops/shared/binary.ts';
import { productMultiplier } from '../../ops/shared/product.ts';
import { plainArithmetic } from '../arithmetic/index.ts';
import type { Kernel } from '../kernel.ts';
import { binaryKernels } from '../shared/broadcast.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { storedForm } from '../shared/requantize.ts';
import { hasLongMultiply } from '../shared/target.ts';

const portable = binaryKernels<BinaryAttrs>({
  name: 'mul',
  source: 'portable/mul_s8.c',
  arithmetic: (op) => {
    const { multiplier, shift } = storedForm(productMultiplier(op));
    const zeros = { zero_a: zeroPointOf(input(op, 0)), zero_b: zeroPointOf(input(op, 1)) };
    const own = literals({ ...zeros, multiplier, shift });
    return { literals: [...own, ...finishLiterals(op, op.attrs.activation)], assumes: [] };
  },
  cost: (target) => (hasLongMultiply(target) ? 19 : 54),
});

const wide = binaryKernels<BinaryAttrs>({
  name: 'mul',
  source: 'portable/mul_s16.c',
  suffix: '_s16',
  dtypes: ['int16'],
  arithmetic: (op) => {
    const { multiplier, shift } = storedForm(productMultiplier(op));
    return { literals: literals({ multiplier, shift, ...resultRange(op, 'mul') }), assumes: [] };
  },
  cost: (target) => (hasLongMultiply(target) ? 19 : 54),
});

export const mulKernels: Partial<Record<Backend, readonly Kernel<BinaryAttrs>[]>> = {
  native: [...portable, ...wide, ...plainArithmetic('mul')],
};
