import { clamps, type Operation, operations, resultRange } from '../../ops/shared/arithmetic.ts';
import type { BinaryAttrs } from '../../ops/shared/binary.ts';
import type { Kernel } from '../kernel.ts';
import { binaryKernels } from '../shared/broadcast.ts';
import { literals } from '../shared/literals.ts';

/** The operation on float32. */
export function floatArithmetic(operation: Operation): readonly Kernel<BinaryAttrs>[] {
  return binaryKernels<BinaryAttrs>({
    name: 'arithmetic',
    source: 'portable/arithmetic_f32.c',
    suffix: '_f32',
    dtypes: ['float32'],
    arithmetic: (op) => {
      const clamped = clamps(operation);
      const { low, high } = clamped ? resultRange(op, operation) : { low: 0, high: 0 };
      const which = literals({ operation: operations.indexOf(operation), clamped: clamped ? 1 : 0 });
      const bounds = literals({ low, high }).map((literal) => ({ ...literal, ctype: 'float' as const }));
      return { literals: [...which, ...bounds], assumes: [] };
    },
    cost: ({ fpu }) => (fpu === 'none' ? 60 : 8),
  });
}

/** The operation on int32; 'maximum' and 'minimum' have a kernel for all integers. */
export function integerArithmetic(operation: Operation): readonly Kernel<BinaryAttrs>[] {
  return binaryKernels<BinaryAttrs>({
    name: 'arithmetic',
    source: 'portable/arithmetic_s32.c',
    suffix: '_s32',
    dtypes: ['int32'],
    arithmetic: (op) => {
      const { low, high } = resultRange(op, operation);
      return { literals: literals({ operation: operations.indexOf(operation), low, high }), assumes: [] };
    },
    cost: () => 7,
  });
}

/** Both. */
export function plainArithmetic(operation: Operation): readonly Kernel<BinaryAttrs>[] {
  return [...floatArithmetic(operation), ...integerArithmetic(operation)];
}
