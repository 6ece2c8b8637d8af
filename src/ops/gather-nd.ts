import { clamp } from '../fixed-point.ts';
import { elementCount, input, output } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { Value } from '../graph/values.ts';
import { gatherNdKernels } from '../kernels/gather-nd/index.ts';
import type { OpDef } from './op.ts';
import { copyRun, sameType } from './shared/gather.ts';
import { stridesOf } from './shared/move.ts';
import { anyData } from './shared/types.ts';

/** Slices picked by index vectors over the first axes. Indices outside are clamped. */
export const gatherNd: OpDef<null> = {
  tflite: 107,
  options: 'GatherNdOptions',
  readOptions: () => null,
  types: (['int32', 'int16', 'int64'] as const).flatMap((index) =>
    anyData((data) => ({ inputs: [data, index], outputs: [data] })),
  ),
  rules: [
    {
      says: 'index vectors are at most as long as the input has dimensions, and none of these is empty',
      broken: (op) => {
        const [data, indices] = [input(op, 0).shape, input(op, 1).shape];
        const fine = indices.length > 0 && (indices.at(-1) ?? 0) <= data.length && !data.includes(0);
        return fine ? null : `input ${data.join('x')}, indices ${indices.join('x')}`;
      },
    },
  ],
  infer: (op) => [[...input(op, 1).shape.slice(0, -1), ...input(op, 0).shape.slice(depthOf(op))]],
  reference: (op, [source, indices]) => [pick(op, source as Value, indices as Value)],
  kernels: gatherNdKernels,
};

function depthOf(op: Op<null>): number {
  return input(op, 1).shape.at(-1) ?? 0;
}

function pick(op: Op<null>, source: Value, indices: Value): Value {
  const { shape } = input(op, 0);
  const [depth, strides] = [depthOf(op), stridesOf(shape)];
  const slice = elementCount(shape.slice(depth));
  const out = sameType(source, elementCount(output(op).shape));
  for (let k = 0; k * slice < out.length; k++) {
    const from = shape
      .slice(0, depth)
      .map((size, d) => clamp(Number(indices[k * depth + d]), 0, size - 1) * strides[d]!);
    copyRun(
      source,
      from.reduce((sum, offset) => sum + offset, 0),
      out,
      k * slice,
      slice,
    );
  }
  return out;
}
