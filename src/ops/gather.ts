import { elementCount, input } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { Value } from '../graph/values.ts';
import { gatherKernels } from '../kernels/gather/index.ts';
import type { OpDef } from './op.ts';
import { gatherRows, type GatherShape } from './shared/gather.ts';
import { frontAxis, isAxis } from './shared/integers.ts';
import { anyData } from './shared/types.ts';

export interface GatherAttrs {
  readonly axis: number;
  readonly batchDims: number;
}

/** Slices of an axis, picked by an index tensor that may be computed at run time. Indices outside are clamped. */
export const gather: OpDef<GatherAttrs> = {
  tflite: 36,
  options: 'GatherOptions',
  readOptions: (o) => ({ axis: o.number('axis'), batchDims: o.number('batch_dims') }),
  types: (['int32', 'int16', 'int64'] as const).flatMap((index) =>
    anyData((data) => ({ inputs: [data, index], outputs: [data] })),
  ),
  rules: [
    {
      says: 'the axis exists and comes after the batch dimensions, which input and indices share',
      broken: (op) => {
        const [data, indices] = [input(op, 0).shape, input(op, 1).shape];
        const { axis, batchDims } = op.attrs;
        const batch = frontAxis(batchDims, indices.length);
        const exists = isAxis(axis, data.length) && batch >= 0 && batch <= indices.length;
        const fine = exists && frontAxis(axis, data.length) >= batch;
        return fine && data.slice(0, batch).every((size, i) => size === indices[i])
          ? null
          : `axis ${axis}, batch dimensions ${batchDims}, input ${data.join('x')}, indices ${indices.join('x')}`;
      },
    },
    {
      says: 'the axis is not empty',
      broken: (op) => {
        const { shape } = input(op, 0);
        return shape[frontAxis(op.attrs.axis, shape.length)] === 0 ? shape.join('x') : null;
      },
    },
  ],
  infer: (op) => {
    const { axis, batch } = axesOf(op);
    return [input(op, 0).shape.toSpliced(axis, 1, ...input(op, 1).shape.slice(batch))];
  },
  reference: (op, [source, indices]) => [gatherRows(source as Value, indices as Value, gatherShape(op))],
  kernels: gatherKernels(gatherShape),
};

function axesOf(op: Op<GatherAttrs>): { readonly axis: number; readonly batch: number } {
  return {
    axis: frontAxis(op.attrs.axis, input(op, 0).shape.length),
    batch: frontAxis(op.attrs.batchDims, input(op, 1).shape.length),
  };
}

function gatherShape(op: Op<GatherAttrs>): GatherShape {
  const { axis, batch } = axesOf(op);
  const { shape } = input(op, 0);
  return {
    table: 0,
    indices: 1,
    batch: elementCount(shape.slice(0, batch)),
    outer: elementCount(shape.slice(batch, axis)),
    axis: shape[axis]!,
    picks: elementCount(input(op, 1).shape.slice(batch)),
    slice: elementCount(shape.slice(axis + 1)),
  };
}
