import type { Value } from '../graph/values.ts';
import type { OpDef } from './op.ts';

export interface IfAttrs {
  readonly whenTrue: number;
  readonly whenFalse: number;
}

/** One of two subgraphs on the same inputs, by the first input. */
export const ifOp: OpDef<IfAttrs> = {
  tflite: 118,
  options: 'IfOptions',
  readOptions: (o) => ({ whenTrue: o.number('then_subgraph_index'), whenFalse: o.number('else_subgraph_index') }),
  types: [{ inputs: ['bool', 'any*'], outputs: ['any*'] }],
  rules: [],
  infer: (op) => op.outputs.map((tensor) => tensor.shape),
  reference: ({ attrs }, [condition, ...inputs], env) =>
    env.call((condition as Value)[0] ? attrs.whenTrue : attrs.whenFalse, inputs),
  subgraphs: ({ attrs, inputs, outputs }) =>
    [attrs.whenTrue, attrs.whenFalse].map((index) => ({ index, inputs: inputs.slice(1), outputs })),
  inline: ({ attrs, inputs: [condition = -1, ...inputs], outputs }, into) => {
    into.mark('if', [condition]);
    into.copy(into.splice(attrs.whenTrue, inputs), outputs);
    into.mark('else', []);
    into.copy(into.splice(attrs.whenFalse, inputs), outputs);
    into.mark('end-if', outputs);
  },
  effects: true,
  kernels: {},
};
