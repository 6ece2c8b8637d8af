import type { Value, Values } from '../graph/values.ts';
import type { OpDef } from './op.ts';

export interface WhileAttrs {
  readonly condition: number;
  readonly body: number;
}

/** Repeats the body on its own outputs while the condition subgraph gives true. */
export const whileOp: OpDef<WhileAttrs> = {
  tflite: 119,
  options: 'WhileOptions',
  readOptions: (o) => ({ condition: o.number('cond_subgraph_index'), body: o.number('body_subgraph_index') }),
  types: [{ inputs: ['any*'], outputs: ['any*'] }],
  rules: [],
  infer: (op) => op.inputs.map((tensor) => tensor?.shape ?? []),
  reference: ({ attrs }, inputs, env) => {
    let values: Values = inputs;
    while ((env.call(attrs.condition, values)[0] as Value)[0]) values = env.call(attrs.body, values);
    return values.map((value) => (value as Value).slice());
  },
  subgraphs: ({ attrs, inputs, outputs }) => [
    { index: attrs.condition, inputs, outputs: null },
    { index: attrs.body, inputs, outputs },
  ],
  inline: ({ attrs, inputs, outputs }, into) => {
    into.copy(inputs, outputs);
    into.mark('loop', []);
    into.mark('leave-unless', into.splice(attrs.condition, outputs));
    into.copy(into.splice(attrs.body, outputs), outputs);
    into.mark('end-loop', outputs);
  },
  effects: true,
  kernels: {},
};
