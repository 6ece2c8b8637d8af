import { input, output } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { integerValue } from './shared/integers.ts';
import { anyData } from './shared/types.ts';

/** The input's dimensions, known when compiling. */
export const shape: OpDef<null> = {
  tflite: 77,
  options: 'ShapeOptions',
  readOptions: () => null,
  types: (['int32', 'int64'] as const).flatMap((index) => anyData((data) => ({ inputs: [data], outputs: [index] }))),
  rules: [],
  infer: (op) => [[input(op, 0).shape.length]],
  reference: (op) => [integerValue(output(op).dtype, input(op, 0).shape)],
  shapeOnly: true,
  kernels: {},
};
