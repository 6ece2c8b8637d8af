import { byteSize, output } from '../../graph/tensor.ts';
import type { Backend } from '../../ops/op.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

const portable: Kernel<NoAttrs> = {
  name: 'copy',
  source: 'portable/copy.c',
  fits: () => true,
  lower: (op) => {
    const bytes = byteSize(output(op));
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: literals({ bytes }),
      inPlace: [],
      assumes: [],
      cost: bytes,
    };
  },
};

export const copyKernels: Partial<Record<Backend, readonly Kernel<NoAttrs>[]>> = { native: [portable] };
