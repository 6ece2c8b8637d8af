import { elementCount, output } from '../graph/tensor.ts';
import { makeValue, type Value } from '../graph/values.ts';
import type { OpDef } from './op.ts';

/** A copy of the variable; real zero before the first assignment. */
export const readVariable: OpDef<null> = {
  tflite: 143,
  options: 'ReadVariableOptions',
  readOptions: () => null,
  types: [{ inputs: ['resource'], outputs: ['any'] }],
  rules: [],
  infer: (op) => [output(op).shape],
  reference: (op, [handle], env) => {
    const stored = env.resources.get(Number((handle as Value)[0]));
    return [stored?.slice() ?? makeValue(output(op).dtype, elementCount(output(op).shape))];
  },
  access: 'read',
  effects: true,
  kernels: {},
};
