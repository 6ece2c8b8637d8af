import { elementBytes, output } from '../../graph/tensor.ts';
import type { Backend } from '../../ops/op.ts';
import { exponentials, type SoftmaxAttrs, softmaxRows } from '../../ops/shared/softmax.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';
import { hasLongMultiply } from '../shared/target.ts';

/** The exponential depends on max - x only: a table of at most 256 words, of which the zeros are left out. */
const portable: Kernel<SoftmaxAttrs> = {
  name: 'softmax_s8',
  source: 'portable/softmax_s8.c',
  fits: () => true,
  lower: (op, target) => {
    const { rows, depth } = softmaxRows(op);
    const table = exponentials(op);
    const bytes = elementBytes(output(op).dtype);
    const [perRow, perElement] = hasLongMultiply(target) ? [90, 26] : [300, 50];
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        constant('exponentials', table, 8),
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: literals({ rows, depth, length: table.length, out_bytes: bytes }),
      inPlace: bytes === 1 ? [[0, 0]] : [],
      assumes: [],
      cost: rows * (perRow + perElement * depth),
    };
  },
};

export const softmaxKernels: Partial<Record<Backend, readonly Kernel<SoftmaxAttrs>[]>> = { native: [portable] };
