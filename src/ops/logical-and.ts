import type { Value } from '../graph/values.ts';
import { extremeKernels } from '../kernels/extreme/index.ts';
import type { OpDef } from './op.ts';
import { choiceOf } from './shared/arithmetic.ts';
import { type BinaryAttrs, binaryRules, binaryTypes, inferBinary, mapPairs, noActivation } from './shared/binary.ts';

/** Of 0 and 1 the smaller one. */
export const logicalAnd: OpDef<BinaryAttrs> = {
  tflite: 86,
  options: 'LogicalAndOptions',
  readOptions: noActivation,
  types: binaryTypes('bool'),
  rules: binaryRules,
  infer: inferBinary,
  reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, choiceOf('minimum'))],
  kernels: { native: extremeKernels('minimum') },
};
