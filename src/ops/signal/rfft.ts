import { elementCount, input, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { makeValue } from '../../graph/values.ts';
import { signalRfftKernels } from '../../kernels/signal/fft.ts';
import type { OpDef } from '../op.ts';
import { customOptions } from '../shared/custom-options.ts';
import { type FftAttrs, fftRules, type FftType, realFft } from '../shared/fft.ts';

/** Spectrum of each row, padded with zeros to the FFT length: length / 2 + 1 complex numbers, real and imaginary part in turn. */
export const signalRfft: OpDef<FftAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => {
    const options = customOptions(o, 'SignalRfft');
    return { type: options.integer('T'), length: options.integer('fft_length') };
  },
  types: [
    { inputs: ['int16'], outputs: ['int16'] },
    { inputs: ['int32'], outputs: ['int32'] },
    { inputs: ['float32'], outputs: ['float32'] },
  ],
  rules: [
    ...fftRules,
    {
      says: 'the innermost dimension is at most the FFT length',
      broken: (op) => (rowOf(op) >= 1 && rowOf(op) <= op.attrs.length ? null : `${rowOf(op)}`),
    },
  ],
  infer: (op) => [[...input(op, 0).shape.slice(0, -1), op.attrs.length + 2]],
  reference: (op, values) => {
    const type = input(op, 0).dtype as FftType;
    const rows = values[0] as Int16Array | Int32Array | Float32Array;
    const out = makeValue(type, elementCount(output(op).shape)) as Float32Array;
    const { length } = op.attrs;
    for (let r = 0; r < rows.length / rowOf(op); r++) {
      const result = realFft(type, rows.subarray(r * rowOf(op), (r + 1) * rowOf(op)), length);
      out.set(result, r * result.length);
    }
    return [out];
  },
  kernels: signalRfftKernels,
};

function rowOf(op: Op<FftAttrs>): number {
  return input(op, 0).shape.at(-1) ?? 0;
}
