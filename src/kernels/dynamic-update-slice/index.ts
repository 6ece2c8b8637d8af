import { byteSize, elementBytes, input } from '../../graph/tensor.ts';
import type { Backend } from '../../ops/op.ts';
import { type MoveAxis, simplified, stridesOf } from '../../ops/shared/move.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { operand } from '../shared/operand.ts';
import { constant } from '../shared/requantize.ts';
import { copyLoops, inBytes, positionsOf } from '../strided-copy/bytes.ts';
import { unitOf } from '../shared/unit.ts';

const portable: Kernel<null> = {
  name: 'dynamic_update_slice',
  source: 'portable/dynamic_update_slice.c',
  fits: () => true,
  lower: (op) => {
    const [{ shape: whole, dtype }, { shape: box }, start] = [input(op, 0), input(op, 1), input(op, 2)];
    const [strides, boxStrides] = [stridesOf(whole), stridesOf(box)];
    const element = elementBytes(dtype);
    const loops = box.map((size, axis): MoveAxis => ({ size, from: boxStrides[axis]!, to: strides[axis]! }));
    const move = inBytes(simplified({ input: 1, output: 0, from: 0, to: 0, axes: loops }), element);
    const axes = whole.flatMap((size, axis) => [size - box[axis]!, strides[axis]! * element]);
    /* The start may fall on any element along an axis where it is free. */
    const steps = whole.flatMap((size, axis) => (size > box[axis]! ? [strides[axis]! * element] : []));
    return {
      args: [
        operand(op, 0),
        operand(op, 1),
        operand(op, 2),
        constant('axes', Int32Array.from(axes), 2),
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [
        ...literals({
          bytes: byteSize(input(op, 0)),
          rank: whole.length,
          start_bytes: elementBytes(start.dtype),
          unit: unitOf([...positionsOf(move), ...steps]),
          run: move.run,
        }),
        ...copyLoops(move, 6),
      ],
      inPlace: [[0, 0]],
      assumes: [],
      cost: byteSize(input(op, 0)) + byteSize(input(op, 1)),
    };
  },
};

export const dynamicUpdateSliceKernels: Partial<Record<Backend, readonly Kernel<null>[]>> = { native: [portable] };
