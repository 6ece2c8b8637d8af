import type { Value } from '../graph/values.ts';
import { floatArithmetic } from '../kernels/arithmetic/index.ts';
import { extremeKernels } from '../kernels/extreme/index.ts';
import type { OpDef } from './op.ts';
import { choiceOf } from './shared/arithmetic.ts';
import { type BinaryAttrs, binaryRules, binaryTypes, inferBinary, mapPairs, noActivation } from './shared/binary.ts';

/** The larger of two codes as they stand, whatever their scales. */
export const maximum: OpDef<BinaryAttrs> = {
  tflite: 55,
  options: 'MaximumMinimumOptions',
  readOptions: noActivation,
  types: binaryTypes('int8', 'int16', 'int32', 'int64', 'float32'),
  rules: binaryRules,
  infer: inferBinary,
  reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, choiceOf('maximum'))],
  elementwise: true,
  kernels: { native: [...extremeKernels<BinaryAttrs>('maximum'), ...floatArithmetic('maximum')] },
};
