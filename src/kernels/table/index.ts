import { elementCount, output } from '../../graph/tensor.ts';
import type { Backend } from '../../ops/op.ts';
import type { TableAttrs } from '../../ops/table.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';

/** 256 bytes of flash, indexed by the code as an unsigned byte. */
const portable: Kernel<TableAttrs> = {
  name: 'table_s8',
  source: 'portable/table_s8.c',
  fits: () => true,
  lower: (op) => {
    const size = elementCount(output(op).shape);
    const { table } = op.attrs;
    const byUnsignedCode = Int8Array.from(table, (_, i) => table[(i + 128) % 256]!);
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        constant('table', byUnsignedCode, 16),
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: literals({ size }),
      inPlace: [[0, 0]],
      assumes: [],
      cost: 4 * size,
    };
  },
};

export const tableKernels: Partial<Record<Backend, readonly Kernel<TableAttrs>[]>> = { native: [portable] };
