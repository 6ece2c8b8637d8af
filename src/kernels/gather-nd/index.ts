import { elementBytes, elementCount, input } from '../../graph/tensor.ts';
import type { Backend } from '../../ops/op.ts';
import { stridesOf } from '../../ops/shared/move.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { operand } from '../shared/operand.ts';
import { constant } from '../shared/requantize.ts';
import { unitOf } from '../shared/unit.ts';

const portable: Kernel<null> = {
  name: 'gather_nd',
  source: 'portable/gather_nd.c',
  fits: () => true,
  lower: (op) => {
    const [data, indices] = [input(op, 0), input(op, 1)];
    const bytes = elementBytes(data.dtype);
    const depth = indices.shape.at(-1) ?? 0;
    const picks = elementCount(indices.shape.slice(0, -1));
    const run = elementCount(data.shape.slice(depth)) * bytes;
    const strides = stridesOf(data.shape);
    const axes = data.shape.slice(0, depth).flatMap((size, axis) => [size - 1, strides[axis]! * bytes]);
    return {
      args: [
        operand(op, 0),
        operand(op, 1),
        constant('axes', Int32Array.from(axes), 2),
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: literals({ unit: unitOf([run]), run, index_bytes: elementBytes(indices.dtype), picks, depth }),
      inPlace: [],
      assumes: [],
      cost: picks * (12 * depth + run / 2),
    };
  },
};

export const gatherNdKernels: Partial<Record<Backend, readonly Kernel<null>[]>> = { native: [portable] };
