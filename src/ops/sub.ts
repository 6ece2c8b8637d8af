import type { Op } from '../graph/types.ts';
import type { Value } from '../graph/values.ts';
import { addKernels } from '../kernels/add/index.ts';
import type { OpDef } from './op.ts';
import { additionOf, additionRules } from './shared/addition.ts';
import { arithmeticOf } from './shared/arithmetic.ts';
import {
  type BinaryAttrs,
  binaryRules,
  binaryTypes,
  inferBinary,
  mapPairs,
  readBinaryOptions,
} from './shared/binary.ts';

export const sub: OpDef<BinaryAttrs> = {
  tflite: 41,
  options: 'SubOptions',
  readOptions: readBinaryOptions,
  types: binaryTypes('int8', 'int16', 'int32', 'float32'),
  rules: [...binaryRules, ...additionRules],
  infer: inferBinary,
  reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, differenceOf(op))],
  elementwise: true,
  kernels: addKernels(-1),
};

function differenceOf(op: Op<BinaryAttrs>): (a: number, b: number) => number {
  return arithmeticOf(op, 'sub', () => additionOf(op, -1));
}
