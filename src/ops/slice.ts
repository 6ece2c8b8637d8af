import { input } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { OpDef } from './op.ts';
import { anyDataWith, integers, ruleOn } from './shared/integers.ts';
import { mover } from './shared/mover.ts';
import { type Cut, sliceMove } from './shared/slice.ts';

/** A box given by its beginning and size along every axis; size -1 reaches to the end. */
export const slice: OpDef<null> = mover<null>({
  tflite: 65,
  options: 'SliceOptions',
  readOptions: () => null,
  types: anyDataWith((data, index) => ({ inputs: [data, index, index], outputs: [data] })),
  constants: [1, 2],
  rules: [
    ruleOn('the slice lies inside the input', [1, 2], (op, begin = [], size = []) => {
      const { shape } = input(op, 0);
      const inside = (at: number, length: number, n: number): boolean =>
        at >= 0 && length >= -1 && at + Math.max(0, length) <= n;
      const fine = shape.length === begin.length && shape.length === size.length;
      return fine && shape.every((n, axis) => inside(begin[axis]!, size[axis]!, n))
        ? null
        : `begin ${begin.join(', ')}, size ${size.join(', ')} of ${shape.join('x')}`;
    }),
  ],
  infer: (op) => [cutsOf(op).map((cut) => cut.size)],
  moves: (op) => [sliceMove(op, cutsOf(op))],
});

function cutsOf(op: Op<null>): readonly Cut[] {
  const [begin, sizes] = [integers(op, 1), integers(op, 2)];
  return input(op, 0).shape.map((n, axis) => {
    const size = sizes[axis]!;
    return { begin: begin[axis]!, size: size < 0 ? n - begin[axis]! : size, step: 1 };
  });
}
