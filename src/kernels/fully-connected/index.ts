import { input } from '../../graph/tensor.ts';
import type { FullyConnectedAttrs } from '../../ops/fully-connected.ts';
import type { Backend } from '../../ops/op.ts';
import type { Kernel } from '../kernel.ts';
import { lowerRows } from './rows.ts';

const portable: Kernel<FullyConnectedAttrs> = {
  name: 'fully_connected_s8',
  source: 'portable/fully_connected_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8',
  lower: (op) => lowerRows(op, input(op, 1).shape[0] ?? 0, op.attrs.activation),
};

export const fullyConnectedKernels: Partial<Record<Backend, readonly Kernel<FullyConnectedAttrs>[]>> = {
  native: [portable],
};
