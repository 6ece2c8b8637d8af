import { input } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { OpDef } from './op.ts';
import { anyDataWith, frontAxis, integers, isAxis, ruleOn } from './shared/integers.ts';
import { mover } from './shared/mover.ts';
import { splitMoves, splitShapes } from './shared/split.ts';

/** Pieces of given sizes along one axis; one size may be -1 and takes what is left. */
export const splitV: OpDef<null> = mover<null>({
  tflite: 102,
  options: 'SplitVOptions',
  readOptions: () => null,
  types: anyDataWith((data, index) => ({ inputs: [data, index, 'int32'], outputs: [`${data}*`] })),
  constants: [1, 2],
  rules: [
    ruleOn(
      'the axis exists and the pieces, one for each output, make it up',
      [1, 2],
      (op, sizes = [], [axis = 0] = []) => {
        const { shape } = input(op, 0);
        const size = shape[frontAxis(axis, shape.length)] ?? 0;
        const whole = filledIn(sizes, size);
        const fine = isAxis(axis, shape.length) && sizes.length === op.outputs.length;
        return fine && whole.every((n) => n >= 0) && sumOf(whole) === size
          ? null
          : `pieces ${sizes.join(', ')} of axis ${axis} of ${shape.join('x')}, ${op.outputs.length} outputs`;
      },
    ),
  ],
  infer: (op) => splitShapes(op, 0, axisOf(op), sizesOf(op)),
  moves: (op) => splitMoves(op, 0, axisOf(op), sizesOf(op)),
});

function axisOf(op: Op<null>): number {
  return frontAxis(integers(op, 2)[0]!, input(op, 0).shape.length);
}

function sizesOf(op: Op<null>): readonly number[] {
  return filledIn(integers(op, 1), input(op, 0).shape[axisOf(op)]!);
}

function filledIn(sizes: readonly number[], total: number): readonly number[] {
  const open = sizes.indexOf(-1);
  return open < 0 ? sizes : sizes.with(open, total - (sumOf(sizes) + 1));
}

function sumOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
