import type { Value } from '../graph/values.ts';
import type { OpDef } from './op.ts';

export const assignVariable: OpDef<null> = {
  tflite: 144,
  options: 'AssignVariableOptions',
  readOptions: () => null,
  types: [{ inputs: ['resource', 'any'], outputs: [] }],
  rules: [],
  infer: () => [],
  reference: (_, [handle, value], env) => {
    env.resources.set(Number((handle as Value)[0]), (value as Value).slice());
    return [];
  },
  access: 'assign',
  effects: true,
  kernels: {},
};
