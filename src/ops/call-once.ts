import type { OpDef } from './op.ts';

export interface CallOnceAttrs {
  readonly init: number;
}

/** Runs a subgraph at the first invocation: it gives variables their first values. */
export const callOnce: OpDef<CallOnceAttrs> = {
  tflite: 129,
  options: 'CallOnceOptions',
  readOptions: (o) => ({ init: o.number('init_subgraph_index') }),
  types: [{ inputs: [], outputs: [] }],
  rules: [],
  infer: () => [],
  reference: ({ attrs }, _, env) => {
    if (!env.ran.has(attrs.init)) env.call(attrs.init, []);
    env.ran.add(attrs.init);
    return [];
  },
  subgraphs: ({ attrs }) => [{ index: attrs.init, inputs: [], outputs: [] }],
  inline: ({ attrs }, into) => into.once(() => void into.splice(attrs.init, [])),
  effects: true,
  kernels: {},
};
