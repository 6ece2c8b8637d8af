import { elementBytes, elementCount, output } from '../../graph/tensor.ts';
import type { Backend } from '../../ops/op.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { operand } from '../shared/operand.ts';

const portable: Kernel<null> = {
  name: 'fill',
  source: 'portable/fill.c',
  fits: () => true,
  lower: (op) => {
    const { dtype, shape } = output(op);
    const count = elementCount(shape);
    return {
      args: [operand(op, 1), { kind: 'output', index: 0, form: 'plain' }],
      literals: literals({ element: elementBytes(dtype), count }),
      inPlace: [],
      assumes: [],
      cost: 3 * count,
    };
  },
};

export const fillKernels: Partial<Record<Backend, readonly Kernel<null>[]>> = { native: [portable] };
