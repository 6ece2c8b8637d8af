import type { Value } from '../graph/values.ts';
import { plainArithmetic } from '../kernels/arithmetic/index.ts';
import { rescaledKernels } from '../kernels/rescaled/index.ts';
import type { OpDef } from './op.ts';
import { arithmeticOf } from './shared/arithmetic.ts';
import { type BinaryAttrs, binaryRules, binaryTypes, inferBinary, mapPairs, noActivation } from './shared/binary.ts';
import { squareMultipliers, squareOf, squareRules, squareShift } from './shared/squared-difference.ts';

export const squaredDifference: OpDef<BinaryAttrs> = {
  tflite: 99,
  options: 'SquaredDifferenceOptions',
  readOptions: noActivation,
  types: binaryTypes('int8', 'int16', 'int32', 'float32'),
  rules: [...binaryRules, ...squareRules],
  infer: inferBinary,
  reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, arithmeticOf(op, 'squared_difference', squareOf))],
  elementwise: true,
  kernels: {
    native: [
      ...rescaledKernels('squared_difference', ['int8', 'int16'], squareShift, squareMultipliers),
      ...plainArithmetic('squared_difference'),
    ],
  },
};
