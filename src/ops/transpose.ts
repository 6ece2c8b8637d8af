import { input, output } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { anyDataWith, integers, ruleOn } from './shared/integers.ts';
import { stridesOf } from './shared/move.ts';
import { mover } from './shared/mover.ts';

/** Output axis i is input axis perm[i]. */
export const transpose: OpDef<null> = mover<null>({
  tflite: 39,
  options: 'TransposeOptions',
  readOptions: () => null,
  types: anyDataWith((data, index) => ({ inputs: [data, index], outputs: [data] })),
  constants: [1],
  rules: [
    ruleOn('the permutation names every axis once', [1], (op, perm = []) => {
      const { shape } = input(op, 0);
      const named = perm.toSorted((a, b) => a - b).every((axis, i) => axis === i);
      return named && perm.length === shape.length ? null : `${perm.join(', ')} for ${shape.length} dimensions`;
    }),
  ],
  infer: (op) => [integers(op, 1).map((axis) => input(op, 0).shape[axis]!)],
  moves: (op) => {
    const { shape } = input(op, 0);
    const [source, target] = [stridesOf(shape), stridesOf(output(op).shape)];
    const axes = integers(op, 1).map((axis, i) => ({ size: shape[axis]!, from: source[axis]!, to: target[i]! }));
    return [{ input: 0, output: 0, from: 0, to: 0, axes }];
  },
});
