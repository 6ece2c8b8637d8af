import { input } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { anyData } from './shared/types.ts';

/** The number of the input's dimensions. */
export const rank: OpDef<null> = {
  tflite: 110,
  options: 'RankOptions',
  readOptions: () => null,
  types: anyData((data) => ({ inputs: [data], outputs: ['int32'] })),
  rules: [],
  infer: () => [[]],
  reference: (op) => [Int32Array.of(input(op, 0).shape.length)],
  shapeOnly: true,
  kernels: {},
};
