import { input } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { anyDataWith, integers, ruleOn } from './shared/integers.ts';
import { stridesOf } from './shared/move.ts';
import { mover } from './shared/mover.ts';

/** The input set side by side, so many times along each axis. */
export const tile: OpDef<null> = mover<null>({
  tflite: 69,
  options: 'TileOptions',
  readOptions: () => null,
  types: anyDataWith((data, index) => ({ inputs: [data, index], outputs: [data] })),
  constants: [1],
  rules: [
    ruleOn('there is one positive count for each axis', [1], (op, counts = []) => {
      const { shape } = input(op, 0);
      const fine = counts.length === shape.length && counts.every((count) => count >= 1);
      return fine ? null : `${counts.join(', ')} for ${shape.length} dimensions`;
    }),
  ],
  infer: (op) => [input(op, 0).shape.map((size, axis) => size * integers(op, 1)[axis]!)],
  moves: (op) => {
    const { shape } = input(op, 0);
    const counts = integers(op, 1);
    const source = stridesOf(shape);
    const target = stridesOf(shape.map((size, axis) => size * counts[axis]!));
    const axes = shape.flatMap((size, axis) => [
      { size: counts[axis]!, from: 0, to: size * target[axis]! },
      { size, from: source[axis]!, to: target[axis]! },
    ]);
    return [{ input: 0, output: 0, from: 0, to: 0, axes }];
  },
});
