import { elementBytes, elementCount, input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import { integers } from '../../ops/shared/integers.ts';
import type { Call, Kernel, Literal } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

function lower(op: Op<null>, more: readonly Literal[]): Call {
  const { shape } = input(op, 0);
  const [size, k] = [shape.at(-1) ?? 1, integers(op, 1)[0]!];
  const rows = elementCount(shape) / size;
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      { kind: 'output', index: 0, form: 'plain' },
      { kind: 'output', index: 1, form: 'plain' },
    ],
    literals: [...literals({ rows, size, k }), ...more],
    inPlace: [],
    assumes: [],
    cost: rows * size * (6 + k),
  };
}

const codes: Kernel<null> = {
  name: 'top_k',
  source: 'portable/top_k.c',
  fits: (op) => input(op, 0).dtype !== 'float32',
  lower: (op) => {
    const { dtype } = input(op, 0);
    return lower(op, literals({ bytes: elementBytes(dtype), is_signed: dtype === 'uint8' ? 0 : 1 }));
  },
};

const reals: Kernel<null> = {
  name: 'top_k_f32',
  source: 'portable/top_k.c',
  fits: (op) => input(op, 0).dtype === 'float32',
  lower: (op) => lower(op, []),
};

export const topKKernels: Partial<Record<Backend, readonly Kernel<null>[]>> = { native: [codes, reals] };
