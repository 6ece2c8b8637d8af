import { input } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { anyData } from './shared/types.ts';
import { frontAxis, integers, isAxis, ruleOn } from './shared/integers.ts';
import { mover } from './shared/mover.ts';
import { sliceMove } from './shared/slice.ts';

/** The named axes run backwards. */
export const reverseV2: OpDef<null> = mover<null>({
  tflite: 105,
  options: 'ReverseV2Options',
  readOptions: () => null,
  types: anyData((data) => ({ inputs: [data, 'int32'], outputs: [data] })),
  constants: [1],
  rules: [
    ruleOn('the axes exist', [1], (op, axes = []) => {
      const { shape } = input(op, 0);
      return axes.every((axis) => isAxis(axis, shape.length))
        ? null
        : `${axes.join(', ')} of ${shape.length} dimensions`;
    }),
  ],
  infer: (op) => [input(op, 0).shape],
  moves: (op) => {
    const { shape } = input(op, 0);
    const backwards = integers(op, 1).map((axis) => frontAxis(axis, shape.length));
    const cuts = shape.map((size, axis) =>
      backwards.includes(axis) ? { begin: size - 1, size, step: -1 } : { begin: 0, size, step: 1 },
    );
    return [sliceMove(op, cuts)];
  },
});
