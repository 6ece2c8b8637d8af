import type { Value } from '../graph/values.ts';
import { plainArithmetic } from '../kernels/arithmetic/index.ts';
import { divKernels } from '../kernels/div/index.ts';
import type { OpDef } from './op.ts';
import { arithmeticOf } from './shared/arithmetic.ts';
import {
  type BinaryAttrs,
  binaryRules,
  binaryTypes,
  inferBinary,
  mapPairs,
  readBinaryOptions,
} from './shared/binary.ts';
import { quotientOf, quotientRules } from './shared/quotient.ts';

/** Small int8 quotients come out as the reference computes them on x86: mostly as the ends of the range. */
export const div: OpDef<BinaryAttrs> = {
  tflite: 42,
  options: 'DivOptions',
  readOptions: readBinaryOptions,
  types: binaryTypes('int8', 'int32', 'float32'),
  rules: [...binaryRules, ...quotientRules],
  infer: inferBinary,
  reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, arithmeticOf(op, 'div', quotientOf))],
  elementwise: true,
  kernels: { native: [...divKernels, ...plainArithmetic('div')] },
};
