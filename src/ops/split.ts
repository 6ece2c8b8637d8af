import { input } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { OpDef } from './op.ts';
import { anyData } from './shared/types.ts';
import { frontAxis, integers, isAxis, ruleOn } from './shared/integers.ts';
import { mover } from './shared/mover.ts';
import { splitMoves, splitShapes } from './shared/split.ts';

export interface SplitAttrs {
  readonly pieces: number;
}

/** Equal pieces along one axis. */
export const split: OpDef<SplitAttrs> = mover<SplitAttrs>({
  tflite: 49,
  options: 'SplitOptions',
  readOptions: (o) => ({ pieces: o.number('num_splits') }),
  types: anyData((data) => ({ inputs: ['int32', data], outputs: [`${data}*`] })),
  constants: [0],
  rules: [
    ruleOn('the axis exists and falls into as many equal pieces as there are outputs', [0], (op, [axis = 0] = []) => {
      const { shape } = input(op, 1);
      const { pieces } = op.attrs;
      const size = shape[frontAxis(axis, shape.length)] ?? 0;
      const fine = isAxis(axis, shape.length) && pieces === op.outputs.length && size % pieces === 0;
      return fine ? null : `axis ${axis} of ${shape.join('x')}, ${pieces} pieces, ${op.outputs.length} outputs`;
    }),
  ],
  infer: (op) => splitShapes(op, 1, axisOf(op), sizesOf(op)),
  moves: (op) => splitMoves(op, 1, axisOf(op), sizesOf(op)),
});

function axisOf(op: Op<SplitAttrs>): number {
  return frontAxis(integers(op, 0)[0]!, input(op, 1).shape.length);
}

function sizesOf(op: Op<SplitAttrs>): readonly number[] {
  const size = input(op, 1).shape[axisOf(op)]! / op.attrs.pieces;
  return op.outputs.map(() => size);
}
