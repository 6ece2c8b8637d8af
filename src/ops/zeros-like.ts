import { elementCount, input, output } from '../graph/tensor.ts';
import { makeValue } from '../graph/values.ts';
import type { OpDef } from './op.ts';
import { anyData } from './shared/types.ts';

/** Codes 0 in the shape of the input, whatever the zero point. */
export const zerosLike: OpDef<null> = {
  tflite: 93,
  options: 'ZerosLikeOptions',
  readOptions: () => null,
  types: anyData((data) => ({ inputs: [data], outputs: [data] })),
  rules: [],
  infer: (op) => [input(op, 0).shape],
  reference: (op) => [makeValue(output(op).dtype, elementCount(input(op, 0).shape))],
  shapeOnly: true,
  kernels: {},
};
