import { input } from '../graph/tensor.ts';
import { logicalNotKernels } from '../kernels/logical-not/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';

export const logicalNot: OpDef<NoAttrs> = {
  tflite: 87,
  options: 'LogicalNotOptions',
  readOptions: noAttrs,
  types: [{ inputs: ['bool'], outputs: ['bool'] }],
  rules: [],
  infer: (op) => [input(op, 0).shape],
  reference: (_, [source]) => [Uint8Array.from(source as Uint8Array, (bit) => (bit === 0 ? 1 : 0))],
  kernels: logicalNotKernels,
};
