import type { Value } from '../graph/values.ts';
import { libmKernels } from '../kernels/libm/index.ts';
import type { OpDef } from './op.ts';
import { type BinaryAttrs, binaryRules, binaryTypes, inferBinary, mapPairs, noActivation } from './shared/binary.ts';

/** The quotient, divided in double, rounded down. */
export const floorDiv: OpDef<BinaryAttrs> = {
  tflite: 90,
  options: 'FloorDivOptions',
  readOptions: noActivation,
  types: binaryTypes('float32'),
  rules: binaryRules,
  infer: inferBinary,
  reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, (a, b) => Math.floor(a / b))],
  kernels: libmKernels('floor_div'),
};
