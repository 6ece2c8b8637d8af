import { elementBytes, elementCount, input, output, sameShape } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import type { SelectAxis } from '../../ops/shared/select.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { operand } from '../shared/operand.ts';

/** Loops of the kernel. */
const LOOPS = 5;

export function selectKernels<A>(
  axesOf: (op: Op<A>) => readonly SelectAxis[],
): Partial<Record<Backend, readonly Kernel<A>[]>> {
  const portable: Kernel<A> = {
    name: 'select',
    source: 'portable/select.c',
    fits: (op) => axesOf(op).length <= LOOPS,
    lower: (op) => {
      const element = elementBytes(output(op).dtype);
      const axes = axesOf(op);
      const none: SelectAxis = { size: 1, steps: [0, 0, 0] };
      const loops = [...Array.from({ length: LOOPS - axes.length }, () => none), ...axes].flatMap(
        ({ size, steps }, i) => {
          const [condition, a, b] = steps;
          return literals({
            [`size_${i}`]: size,
            [`condition_${i}`]: condition,
            [`a_${i}`]: a * element,
            [`b_${i}`]: b * element,
          });
        },
      );
      return {
        args: [operand(op, 0), operand(op, 1), operand(op, 2), { kind: 'output', index: 0, form: 'plain' }],
        literals: [...literals({ unit: Math.min(4, element), element }), ...loops],
        inPlace: [1, 2].filter((i) => sameShape(input(op, i).shape, output(op).shape)).map((i) => [i, 0] as const),
        assumes: [],
        cost: 10 * elementCount(output(op).shape),
      };
    },
  };
  return { native: [portable] };
}
