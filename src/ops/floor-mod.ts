import type { Value } from '../graph/values.ts';
import { libmKernels } from '../kernels/libm/index.ts';
import type { OpDef } from './op.ts';
import { type BinaryAttrs, binaryRules, binaryTypes, inferBinary, mapPairs, noActivation } from './shared/binary.ts';

/** What the quotient rounded down leaves: it has the divisor's sign. */
export const floorMod: OpDef<BinaryAttrs> = {
  tflite: 95,
  options: 'FloorModOptions',
  readOptions: noActivation,
  types: binaryTypes('float32'),
  rules: binaryRules,
  infer: inferBinary,
  reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, flooredRemainder)],
  kernels: libmKernels('floor_mod'),
};

function flooredRemainder(a: number, b: number): number {
  const remainder = a % b;
  return remainder !== 0 && b < 0 !== remainder < 0 ? remainder + b : remainder;
}
