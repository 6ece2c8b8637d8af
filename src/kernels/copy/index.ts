import { byteSize, input, output } from '../../graph/tensor.ts';
import type { Tensor } from '../../graph/types.ts';
import { constantValue } from '../../graph/values.ts';
import type { Backend } from '../../ops/op.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Arg, Kernel, Table } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';

const portable: Kernel<NoAttrs> = {
  name: 'copy',
  source: 'portable/copy.c',
  fits: () => true,
  lower: (op) => {
    const bytes = byteSize(output(op));
    return {
      args: [from(input(op, 0)), { kind: 'output', index: 0, form: 'plain' }],
      literals: literals({ bytes }),
      inPlace: [],
      assumes: [],
      cost: bytes,
    };
  },
};

function from(tensor: Tensor): Arg {
  if (tensor.data === null) return { kind: 'input', index: 0, form: 'plain' };
  return constant('values', constantValue(tensor) as Table, tensor.shape.at(-1) ?? 1);
}

export const copyKernels: Partial<Record<Backend, readonly Kernel<NoAttrs>[]>> = { native: [portable] };
