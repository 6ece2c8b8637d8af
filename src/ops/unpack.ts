import { input } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { OpDef } from './op.ts';
import { anyData } from './shared/types.ts';
import { frontAxis, isAxis } from './shared/integers.ts';
import { mover } from './shared/mover.ts';
import { splitMoves } from './shared/split.ts';

export interface UnpackAttrs {
  readonly count: number;
  readonly axis: number;
}

/** The slices of one axis, each an output without that axis. */
export const unpack: OpDef<UnpackAttrs> = mover<UnpackAttrs>({
  tflite: 88,
  options: 'UnpackOptions',
  readOptions: (o) => ({ count: o.number('num'), axis: o.number('axis') }),
  types: anyData((data) => ({ inputs: [data], outputs: [`${data}*`] })),
  rules: [
    {
      says: 'the axis exists and has one slice for each output',
      broken: (op) => {
        const { shape } = input(op, 0);
        const counts = [op.attrs.count, op.outputs.length];
        const fine = isAxis(op.attrs.axis, shape.length) && counts.every((count) => count === shape[axisOf(op)]);
        return fine ? null : `axis ${op.attrs.axis} of ${shape.join('x')}, ${counts[1]} outputs`;
      },
    },
  ],
  infer: (op) => op.outputs.map(() => input(op, 0).shape.toSpliced(axisOf(op), 1)),
  moves: (op) =>
    splitMoves(
      op,
      0,
      axisOf(op),
      op.outputs.map(() => 1),
    ),
});

function axisOf(op: Op<UnpackAttrs>): number {
  return frontAxis(op.attrs.axis, input(op, 0).shape.length);
}
