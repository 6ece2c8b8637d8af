import { output } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';

export interface VarHandleAttrs {
  /** Container and shared name: two handles of the same name are the same variable. */
  readonly name: string;
}

export const varHandle: OpDef<VarHandleAttrs> = {
  tflite: 142,
  options: 'VarHandleOptions',
  readOptions: (o) => ({ name: `${o.text('container')}/${o.text('shared_name')}` }),
  types: [{ inputs: [], outputs: ['resource'] }],
  rules: [],
  infer: (op) => [output(op).shape],
  reference: (op, _, env) => [Int32Array.of(env.handleOf(op.attrs.name))],
  resource: ({ attrs }) => attrs.name,
  effects: true,
  kernels: {},
};
