import { input, sameShape } from '../graph/tensor.ts';
import type { Op, Shape } from '../graph/types.ts';
import { selectKernels } from '../kernels/select/index.ts';
import type { OpDef } from './op.ts';
import { chooseElements, selectAxes, type SelectAxis } from './shared/select.ts';
import { anyData } from './shared/types.ts';

/** The older SELECT: operands of one shape; a condition of that shape, a scalar, or one for each index of the first axis. */
export const select: OpDef<null> = {
  tflite: 64,
  options: 'SelectOptions',
  readOptions: () => null,
  types: anyData((data) => ({ inputs: ['bool', data, data], outputs: [data] })),
  rules: [
    {
      says: 'operands have one shape; the condition has it too, is a scalar, or a vector along the first axis',
      broken: (op) => {
        const [condition, a, b] = [input(op, 0).shape, input(op, 1).shape, input(op, 2).shape];
        const low = condition.length === 0 || (condition.length === 1 && condition[0] === a[0]);
        return sameShape(a, b) && (low || sameShape(condition, a))
          ? null
          : [condition, a, b].map((shape) => shape.join('x')).join(', ');
      },
    },
  ],
  infer: (op) => [input(op, 1).shape],
  reference: (op, inputs) => [chooseElements(op, inputs, axesOf(op))],
  kernels: selectKernels(axesOf),
};

/** A vector stands along the first axis here, where broadcasting would put it along the last. */
function axesOf(op: Op<null>): readonly SelectAxis[] {
  const { shape } = input(op, 0);
  const missing = input(op, 1).shape.length - shape.length;
  const stretched: Shape = shape.length === 1 ? [...shape, ...Array<number>(missing).fill(1)] : shape;
  return selectAxes(op, stretched);
}
