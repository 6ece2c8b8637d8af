import { input, sameShape } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { OpDef } from './op.ts';
import { anyData } from './shared/types.ts';
import { frontAxis, isAxis } from './shared/integers.ts';
import { type Move, stridesOf } from './shared/move.ts';
import { mover } from './shared/mover.ts';

export interface PackAttrs {
  readonly count: number;
  readonly axis: number;
}

/** Inputs of one shape become the slices of a new axis. */
export const pack: OpDef<PackAttrs> = mover<PackAttrs>({
  tflite: 83,
  options: 'PackOptions',
  readOptions: (o) => ({ count: o.number('values_count'), axis: o.number('axis') }),
  types: anyData((data) => ({ inputs: [`${data}*`], outputs: [data] })),
  rules: [
    {
      says: 'inputs have the same shape, as many as the option says',
      broken: (op) => {
        const shapes = op.inputs.map((_, i) => input(op, i).shape);
        const same = shapes.every((shape) => sameShape(shape, shapes[0]!));
        return same && shapes.length === op.attrs.count ? null : shapes.map((shape) => shape.join('x')).join(', ');
      },
    },
    {
      says: 'the new axis is one of the output',
      broken: (op) => (isAxis(op.attrs.axis, rankOf(op)) ? null : `axis ${op.attrs.axis} of ${rankOf(op)} dimensions`),
    },
  ],
  infer: (op) => [input(op, 0).shape.toSpliced(axisOf(op), 0, op.inputs.length)],
  moves: (op) => op.inputs.map((_, i) => moveOf(op, i)),
});

function rankOf(op: Op<PackAttrs>): number {
  return input(op, 0).shape.length + 1;
}

function axisOf(op: Op<PackAttrs>): number {
  return frontAxis(op.attrs.axis, rankOf(op));
}

function moveOf(op: Op<PackAttrs>, i: number): Move {
  const { shape } = input(op, i);
  const axis = axisOf(op);
  const source = stridesOf(shape);
  const target = stridesOf(shape.toSpliced(axis, 0, op.inputs.length));
  const kept = target.toSpliced(axis, 1);
  const axes = shape.map((size, n) => ({ size, from: source[n]!, to: kept[n]! }));
  return { input: i, output: 0, from: 0, to: i * target[axis]!, axes };
}
