import type { Value } from '../graph/values.ts';
import { floatArithmetic } from '../kernels/arithmetic/index.ts';
import { extremeKernels } from '../kernels/extreme/index.ts';
import type { OpDef } from './op.ts';
import { choiceOf } from './shared/arithmetic.ts';
import { type BinaryAttrs, binaryRules, binaryTypes, inferBinary, mapPairs, noActivation } from './shared/binary.ts';

/** The smaller of two codes as they stand, whatever their scales. */
export const minimum: OpDef<BinaryAttrs> = {
  tflite: 57,
  options: 'MaximumMinimumOptions',
  readOptions: noActivation,
  types: binaryTypes('int8', 'int16', 'int32', 'int64', 'float32'),
  rules: binaryRules,
  infer: inferBinary,
  reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, choiceOf('minimum'))],
  elementwise: true,
  kernels: { native: [...extremeKernels<BinaryAttrs>('minimum'), ...floatArithmetic('minimum')] },
};
