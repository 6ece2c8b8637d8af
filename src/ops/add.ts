import type { Value } from '../graph/values.ts';
import { addKernels } from '../kernels/add/index.ts';
import type { OpDef } from './op.ts';
import { additionOf, additionRules } from './shared/addition.ts';
import { type BinaryAttrs, binaryRules, inferBinary, mapPairs, readBinaryOptions } from './shared/binary.ts';

export const add: OpDef<BinaryAttrs> = {
  tflite: 0,
  options: 'AddOptions',
  readOptions: readBinaryOptions,
  types: [{ inputs: ['int8', 'int8'], outputs: ['int8'] }],
  rules: [...binaryRules, ...additionRules],
  infer: inferBinary,
  reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, additionOf(op, 1))],
  elementwise: true,
  kernels: addKernels(1),
};
