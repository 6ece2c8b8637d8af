import { elementCount, input, output } from '../graph/tensor.ts';
import type { Op, Shape } from '../graph/types.ts';
import type { Value } from '../graph/values.ts';
import type { OpDef } from './op.ts';
import { anyData } from './shared/types.ts';

export interface SqueezeAttrs {
  /** Axes to leave out; all of size 1 when empty. */
  readonly axes: readonly number[];
}

export const squeeze: OpDef<SqueezeAttrs> = {
  tflite: 43,
  options: 'SqueezeOptions',
  readOptions: (o) => ({ axes: o.numbers('squeeze_dims') ?? [] }),
  types: anyData((dtype) => ({ inputs: [dtype], outputs: [dtype] })),
  rules: [
    {
      says: 'the axes left out have size 1',
      broken: (op) => {
        const { shape } = input(op, 0);
        const wrong = op.attrs.axes.find((axis) => shape.at(axis) !== 1);
        return wrong === undefined ? null : `axis ${wrong} of ${shape.join('x') || 'a scalar'}`;
      },
    },
    {
      says: 'the output has as many elements as the input',
      broken: (op) => {
        const [from, to] = [elementCount(input(op, 0).shape), elementCount(output(op).shape)];
        return from === to ? null : `${from} elements to ${to}`;
      },
    },
  ],
  infer: (op) => [squeezed(op)],
  reference: (_, [source]) => [(source as Value).slice()],
  alias: true,
  kernels: {},
};

function squeezed(op: Op<SqueezeAttrs>): Shape {
  const { shape } = input(op, 0);
  const axes = new Set(op.attrs.axes.map((axis) => (axis < 0 ? axis + shape.length : axis)));
  return shape.filter((size, i) => (axes.size === 0 ? size !== 1 : !axes.has(i)));
}
