import { elementBytes, input, output } from '../../graph/tensor.ts';
import type { Backend } from '../../ops/op.ts';
import { exponentials, type SoftmaxAttrs, softmaxRows } from '../../ops/shared/softmax.ts';
import { expTable, reciprocalTable, softmaxMultiplierS16 } from '../../ops/shared/softmax-s16.ts';
import type { Kernel } from '../kernel.ts';
import { floats } from '../unary/index.ts';
import { literals } from '../shared/literals.ts';
import { constant, storedForm } from '../shared/requantize.ts';
import { floatCost, rowKernel } from '../shared/rows.ts';
import { hasLongMultiply } from '../shared/target.ts';

/** The exponential depends on max - x only: a table of at most 256 words, of which the zeros are left out. */
const portable: Kernel<SoftmaxAttrs> = {
  name: 'softmax_s8',
  source: 'portable/softmax_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8',
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

const ofWords = rowKernel<SoftmaxAttrs>({
  name: 'softmax_s16',
  from: 'int16',
  tables: () => [constant('exponential', expTable(), 16), constant('reciprocal', reciprocalTable(), 16)],
  literals: (op) => {
    const { multiplier, shift } = storedForm(softmaxMultiplierS16(op));
    return literals({ multiplier, shift });
  },
  cost: (target) => (hasLongMultiply(target) ? 40 : 70),
});

const ofReals = rowKernel<SoftmaxAttrs>({
  name: 'softmax_f32',
  from: 'float32',
  literals: (op) => floats({ beta: op.attrs.beta }),
  cost: floatCost(90, 900),
});

export const softmaxKernels: Partial<Record<Backend, readonly Kernel<SoftmaxAttrs>[]>> = {
  native: [portable, ofWords, ofReals],
};
