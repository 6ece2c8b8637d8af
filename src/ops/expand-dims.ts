import { input, output } from '../graph/tensor.ts';
import type { Op, Shape } from '../graph/types.ts';
import { constantIntegers, type Value } from '../graph/values.ts';
import type { OpDef } from './op.ts';
import { anyData, noAttrs, type NoAttrs } from './shared/types.ts';

export const expandDims: OpDef<NoAttrs> = {
  tflite: 70,
  options: 'ExpandDimsOptions',
  readOptions: noAttrs,
  types: [
    ...anyData((dtype) => ({ inputs: [dtype, 'int32'], outputs: [dtype] })),
    ...anyData((dtype) => ({ inputs: [dtype, 'int64'], outputs: [dtype] })),
  ],
  constants: [1],
  rules: [
    {
      says: 'the new axis is one number between -rank - 1 and rank',
      broken: (op) => {
        const axes = axesOf(op);
        const [axis = NaN] = axes;
        const { length } = input(op, 0).shape;
        return axes.length === 1 && axis >= -length - 1 && axis <= length ? null : `axis ${axes.join(', ') || 'none'}`;
      },
    },
  ],
  infer: (op) => [expanded(op)],
  reference: (_, [source]) => [(source as Value).slice()],
  alias: true,
  kernels: {},
};

function axesOf(op: Op<unknown>): readonly number[] {
  return input(op, 1).data === null ? [] : constantIntegers(input(op, 1));
}

function expanded(op: Op<unknown>): Shape {
  const { shape } = input(op, 0);
  const [axis = output(op).shape.length] = axesOf(op);
  const at = axis < 0 ? axis + shape.length + 1 : axis;
  return [...shape.slice(0, at), 1, ...shape.slice(at)];
}
