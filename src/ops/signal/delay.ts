import { elementCount, input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { signalDelayKernels } from '../../kernels/signal/delay.ts';
import type { OpDef } from '../op.ts';
import { customOptions } from '../shared/custom-options.ts';

export interface SignalDelayAttrs {
  readonly length: number;
}

/** Every row comes out `length` samples later. */
export const signalDelay: OpDef<SignalDelayAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => ({ length: customOptions(o, 'SignalDelay').integer('delay_length') }),
  types: [{ inputs: ['int16'], outputs: ['int16'] }],
  rules: [
    {
      says: 'the delay is not negative',
      broken: ({ attrs: { length } }) => (length >= 0 ? null : `${length}`),
    },
    {
      says: 'the input has at least one dimension',
      broken: (op) => (input(op, 0).shape.length >= 1 ? null : 'a scalar'),
    },
  ],
  infer: (op) => [input(op, 0).shape],
  state: (op) => [{ label: 'samples', dtype: 'int16', shape: [rowsOf(op), Math.max(1, op.attrs.length)] }],
  reference: (op, values) => {
    const [samples, kept] = values as readonly [Int16Array, Int16Array];
    const { length } = op.attrs;
    const out = new Int16Array(samples.length);
    const frame = samples.length / rowsOf(op);
    for (let r = 0; r < rowsOf(op); r++) {
      const line = new Int16Array(length + frame);
      line.set(kept.subarray(r * length, (r + 1) * length));
      line.set(samples.subarray(r * frame, (r + 1) * frame), length);
      out.set(line.subarray(0, frame), r * frame);
      kept.set(line.subarray(frame), r * length);
    }
    return [out];
  },
  kernels: signalDelayKernels,
};

function rowsOf(op: Op<SignalDelayAttrs>): number {
  const { shape } = input(op, 0);
  return elementCount(shape) / shape.at(-1)!;
}
