import { input, output } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { broadcastStrides } from './shared/broadcast-strides.ts';
import { anyDataWith, integers, ruleOn } from './shared/integers.ts';
import { stridesOf } from './shared/move.ts';
import { mover } from './shared/mover.ts';

/** Axes of length 1, and those that the input has not, repeat to the given shape. */
export const broadcastTo: OpDef<null> = mover<null>({
  tflite: 130,
  options: 'BroadcastToOptions',
  readOptions: () => null,
  types: anyDataWith((data, index) => ({ inputs: [data, index], outputs: [data] })),
  constants: [1],
  rules: [
    ruleOn("each of the input's axes, counted from the last, is 1 or the wanted size", [1], (op, wanted = []) => {
      const { shape } = input(op, 0);
      const fits = shape.every((size, i) => size === 1 || size === wanted[wanted.length - shape.length + i]);
      return fits && shape.length <= wanted.length ? null : `${shape.join('x')} to ${wanted.join('x')}`;
    }),
  ],
  infer: (op) => [integers(op, 1)],
  moves: (op) => {
    const { shape } = output(op);
    const source = broadcastStrides(input(op, 0).shape, shape);
    const target = stridesOf(shape);
    const axes = shape.map((size, axis) => ({ size, from: source[axis]!, to: target[axis]! }));
    return [{ input: 0, output: 0, from: 0, to: 0, axes }];
  },
});
