import type { Backend } from '../../ops/op.ts';
import { additionMultipliers, additionShift } from '../../ops/shared/addition.ts';
import type { BinaryAttrs } from '../../ops/shared/binary.ts';
import { plainArithmetic } from '../arithmetic/index.ts';
import type { Kernel } from '../kernel.ts';
import { rescaledKernels } from '../rescaled/index.ts';
import { binaryKernels } from '../shared/broadcast.ts';
import { generalAddition } from './general.ts';
import { linearAddition } from './linear.ts';

/** ADD with sign 1, SUB with sign -1. */
export function addKernels(sign: 1 | -1): Partial<Record<Backend, readonly Kernel<BinaryAttrs>[]>> {
  const operation = sign === 1 ? 'add' : 'sub';
  return {
    native: [
      ...binaryKernels(linearAddition(sign)),
      ...binaryKernels(generalAddition(sign)),
      ...rescaledKernels(operation, ['int16'], additionShift, additionMultipliers),
      ...plainArithmetic(operation),
    ],
  };
}
