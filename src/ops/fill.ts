import { elementCount, output } from '../graph/tensor.ts';
import { makeValue } from '../graph/values.ts';
import { fillKernels } from '../kernels/fill/index.ts';
import type { OpDef } from './op.ts';
import { input } from '../graph/tensor.ts';
import { anyDataWith, integers, ruleOn } from './shared/integers.ts';

/** A tensor of the given shape that holds one value everywhere. */
export const fill: OpDef<null> = {
  tflite: 94,
  options: 'FillOptions',
  readOptions: () => null,
  types: anyDataWith((data, index) => ({ inputs: [index, data], outputs: [data] })),
  constants: [0],
  rules: [
    ruleOn('sizes are not negative', [0], (_, sizes = []) => (sizes.some((size) => size < 0) ? sizes.join('x') : null)),
    {
      says: 'the value is one element',
      broken: (op) => {
        const elements = elementCount(input(op, 1).shape);
        return elements === 1 ? null : `${elements} elements`;
      },
    },
  ],
  infer: (op) => [integers(op, 0)],
  reference: (op, [, value]) => {
    const out = makeValue(output(op).dtype, elementCount(output(op).shape));
    return [(out as Int8Array).fill((value as Int8Array)[0]!)];
  },
  kernels: fillKernels,
};
