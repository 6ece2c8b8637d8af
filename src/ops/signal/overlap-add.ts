import { clamp } from '../../fixed-point.ts';
import { elementCount, input, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { makeValue } from '../../graph/values.ts';
import { signalOverlapAddKernels } from '../../kernels/signal/overlap-add.ts';
import type { OpDef } from '../op.ts';
import { customOptions } from '../shared/custom-options.ts';
import { overlapGeometry } from '../shared/overlap.ts';

export interface SignalOverlapAddAttrs {
  readonly step: number;
}

/** Adds frames that overlap: each gives its first `step` samples, to the rest the next frames are added. */
export const signalOverlapAdd: OpDef<SignalOverlapAddAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => ({ step: customOptions(o, 'SignalOverlapAdd').integer('frame_step') }),
  types: [
    { inputs: ['int16'], outputs: ['int16'] },
    { inputs: ['float32'], outputs: ['float32'] },
  ],
  rules: [
    {
      says: 'the input has at least two dimensions',
      broken: (op) => (input(op, 0).shape.length >= 2 ? null : `${input(op, 0).shape.length}`),
    },
    {
      says: 'the frame step is from 1 to the frame size',
      broken: (op) => {
        const size = input(op, 0).shape.at(-1) ?? 0;
        return op.attrs.step >= 1 && op.attrs.step <= size ? null : `step ${op.attrs.step}, size ${size}`;
      },
    },
  ],
  infer: (op) => [[...input(op, 0).shape.slice(0, -2), overlapGeometry(op).frames * op.attrs.step]],
  state: (op) => {
    const { rows, size } = overlapGeometry(op);
    return [{ label: 'overlap', dtype: input(op, 0).dtype, shape: [rows, size] }];
  },
  reference: (op, values) => [add(op, values as readonly [Float32Array, Float32Array])],
  kernels: signalOverlapAddKernels,
};

function add(op: Op<SignalOverlapAddAttrs>, [frames, kept]: readonly [Float32Array, Float32Array]): Float32Array {
  const { rows, frames: count, size } = overlapGeometry(op);
  const { step } = op.attrs;
  const fit = input(op, 0).dtype === 'int16' ? (x: number) => clamp(x, -32768, 32767) : Math.fround;
  const out = makeValue(input(op, 0).dtype, elementCount(output(op).shape)) as Float32Array;
  for (let f = 0; f < rows * count; f++) {
    const sum = kept.subarray(Math.floor(f / count) * size, (Math.floor(f / count) + 1) * size);
    for (let i = 0; i < size; i++) sum[i] = fit(sum[i]! + frames[f * size + i]!);
    out.set(sum.subarray(0, step), f * step);
    sum.copyWithin(0, step);
    sum.fill(0, size - step);
  }
  return out;
}
