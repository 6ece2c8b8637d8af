import type { Value } from '../graph/values.ts';
import { libmKernels } from '../kernels/libm/index.ts';
import type { OpDef } from './op.ts';
import { type BinaryAttrs, binaryRules, inferBinary, mapPairs, noActivation } from './shared/binary.ts';

export const pow: OpDef<BinaryAttrs> = {
  tflite: 78,
  options: 'PowOptions',
  readOptions: noActivation,
  types: [
    { inputs: ['float32', 'float32'], outputs: ['float32'], note: 'not in TFLite Micro; to the accuracy of powf' },
  ],
  rules: binaryRules,
  infer: inferBinary,
  reference: (op, [a, b]) => [mapPairs(op, a as Value, b as Value, Math.pow)],
  kernels: libmKernels('pow'),
};
