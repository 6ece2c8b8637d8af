import { elementCount, input, optionalInput, output } from '../graph/tensor.ts';
import type { Op, Shape } from '../graph/types.ts';
import { constantIntegers, type Value } from '../graph/values.ts';
import type { OpDef } from './op.ts';
import { anyData } from './shared/types.ts';

export interface ReshapeAttrs {
  readonly newShape: Shape | null;
}

export const reshape: OpDef<ReshapeAttrs> = {
  tflite: 22,
  options: 'ReshapeOptions',
  readOptions: (o) => ({ newShape: o.numbers('new_shape') }),
  types: anyData((dtype) => ({ inputs: [dtype, 'int32?'], outputs: [dtype] })),
  rules: [
    {
      says: 'the new shape has as many elements as the input',
      broken: (op) => {
        const [from, to] = [elementCount(input(op, 0).shape), elementCount(output(op).shape)];
        return from === to ? null : `${from} elements to ${to}`;
      },
    },
  ],
  infer: (op) => [wantedShape(op)],
  reference: (_, [source]) => [(source as Value).slice()],
  alias: true,
  kernels: {},
};

/** The constant shape input wins over the option; a shape computed at run time is taken from the file. One -1 is filled in. */
function wantedShape(op: Op<ReshapeAttrs>): Shape {
  const given = optionalInput(op, 1);
  const stored = output(op).shape;
  if (given !== null && given.data === null) return stored;
  const wanted = given === null ? op.attrs.newShape : constantIntegers(given);
  if (wanted === null) return stored;
  const known = wanted.reduce((n, size) => (size === -1 ? n : n * size), 1);
  return wanted.map((size) => (size === -1 ? elementCount(input(op, 0).shape) / known : size));
}
