import { elementCount, output } from '../../graph/tensor.ts';
import type { Backend } from '../../ops/op.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

const portable: Kernel<NoAttrs> = {
  name: 'logical_not',
  source: 'portable/logical_not.c',
  fits: () => true,
  lower: (op) => {
    const n = elementCount(output(op).shape);
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: literals({ n }),
      inPlace: [[0, 0]],
      assumes: [],
      cost: 5 * n,
    };
  },
};

export const logicalNotKernels: Partial<Record<Backend, readonly Kernel<NoAttrs>[]>> = { native: [portable] };
