import { clamp } from '../fixed-point.ts';
import { input } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { Value } from '../graph/values.ts';
import { dynamicUpdateSliceKernels } from '../kernels/dynamic-update-slice/index.ts';
import type { OpDef } from './op.ts';
import { anyData } from './shared/types.ts';
import { stridesOf } from './shared/move.ts';

/** The operand with a box of it replaced by the update, at a start known at run time and clamped to keep it inside. */
export const dynamicUpdateSlice: OpDef<null> = {
  tflite: 151,
  options: null,
  readOptions: () => null,
  types: (['int32', 'int64'] as const).flatMap((index) =>
    anyData((data) => ({ inputs: [data, data, index], outputs: [data] })),
  ),
  rules: [
    {
      says: 'the update is no larger than the operand along any axis, and the start has an index for each, at most six',
      broken: (op) => {
        const [operand, update, start] = [input(op, 0).shape, input(op, 1).shape, input(op, 2).shape];
        const fits = update.length === operand.length && update.every((size, axis) => size <= operand[axis]!);
        const named = start.length === 1 && start[0] === operand.length && operand.length <= 6;
        return fits && named ? null : [operand, update, start].map((shape) => shape.join('x')).join(', ');
      },
    },
  ],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [operand, update, start]) => [updated(op, operand as Value, update as Value, start as Value)],
  kernels: dynamicUpdateSliceKernels,
};

function updated(op: Op<null>, operand: Value, update: Value, start: Value): Value {
  const [whole, box] = [input(op, 0).shape, input(op, 1).shape];
  const [strides, boxStrides] = [stridesOf(whole), stridesOf(box)];
  const first = whole.map((size, axis) => clamp(Number(start[axis]), 0, size - box[axis]!));
  const out = operand.slice();
  update.forEach((element, i) => {
    const at = strides.map(
      (stride, axis) => (first[axis]! + (Math.floor(i / boxStrides[axis]!) % box[axis]!)) * stride,
    );
    (out as Int8Array)[at.reduce((sum, offset) => sum + offset, 0)] = element as number;
  });
  return out;
}
