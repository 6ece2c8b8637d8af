import { elementBytes, input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { DType, Op } from '../../graph/types.ts';
import { resultRange } from '../../ops/shared/arithmetic.ts';
import type { AdditionMultipliers } from '../../ops/shared/addition.ts';
import type { BinaryAttrs } from '../../ops/shared/binary.ts';
import type { Kernel } from '../kernel.ts';
import { binaryKernels } from '../shared/broadcast.ts';
import { literals } from '../shared/literals.ts';
import { storedForm } from '../shared/requantize.ts';
import { hasLongMultiply } from '../shared/target.ts';

/** Numbered as in rescaled.c. */
const operations = ['add', 'sub', 'squared_difference'] as const;

/** Operators that bring their operands to one scale first, `left` bits up. */
export function rescaledKernels(
  operation: (typeof operations)[number],
  dtypes: readonly DType[],
  left: (dtype: DType) => number,
  multipliers: (op: Op<BinaryAttrs>) => AdditionMultipliers,
): readonly Kernel<BinaryAttrs>[] {
  return binaryKernels<BinaryAttrs>({
    name: 'rescaled',
    source: 'portable/rescaled.c',
    suffix: '',
    dtypes,
    arithmetic: (op) => {
      const { dtype } = output(op);
      const stored = multipliers(op);
      const [a, b, out] = [stored.a, stored.b, stored.out].map(storedForm) as [Stored, Stored, Stored];
      const { low, high } = resultRange(op, operation);
      return {
        literals: literals({
          bytes: elementBytes(dtype),
          operation: operations.indexOf(operation),
          left: left(dtype),
          zero_a: zeroPointOf(input(op, 0)),
          multiplier_a: a.multiplier,
          shift_a: a.shift,
          zero_b: zeroPointOf(input(op, 1)),
          multiplier_b: b.multiplier,
          shift_b: b.shift,
          multiplier_out: out.multiplier,
          shift_out: out.shift,
          zero_out: zeroPointOf(output(op)),
          low,
          high,
        }),
        assumes: [],
      };
    },
    cost: (target) => (hasLongMultiply(target) ? 29 : 83),
  });
}

type Stored = ReturnType<typeof storedForm>;
