import type { Backend } from '../../ops/op.ts';
import type { BinaryAttrs } from '../../ops/shared/binary.ts';
import type { Kernel } from '../kernel.ts';
import { binaryKernels } from '../shared/broadcast.ts';
import { generalAddition } from './general.ts';
import { linearAddition } from './linear.ts';

/** ADD with sign 1, SUB with sign -1. */
export function addKernels(sign: 1 | -1): Partial<Record<Backend, readonly Kernel<BinaryAttrs>[]>> {
  return { native: [...binaryKernels(linearAddition(sign)), ...binaryKernels(generalAddition(sign))] };
}
