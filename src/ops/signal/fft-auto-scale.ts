import { input } from '../../graph/tensor.ts';
import { signalFftAutoScaleKernels } from '../../kernels/signal/fft-auto-scale.ts';
import type { OpDef } from '../op.ts';
import { inputIsVector } from '../shared/rank.ts';
import type { NoAttrs } from '../shared/types.ts';

/** Outputs: the samples shifted left as far as the largest allows, and by how many bits. */
export const signalFftAutoScale: OpDef<NoAttrs> = {
  tflite: 32,
  options: null,
  readOptions: () => ({}),
  types: [{ inputs: ['int16'], outputs: ['int16', 'int32'] }],
  rules: [inputIsVector],
  infer: (op) => [input(op, 0).shape, []],
  reference: (_, values) => {
    const samples = values[0] as Int16Array;
    const bits = spareBits(samples);
    return [samples.map((x) => x << bits), Int32Array.of(bits)];
  },
  kernels: signalFftAutoScaleKernels,
};

/** The magnitude is kept in 16 bits: that of -32768 is negative, and what comes after it counts anew, as in TFLite Micro. */
function spareBits(samples: Int16Array): number {
  let largest = 0;
  for (const x of samples) {
    if (x > largest) largest = x;
    else if (-x > largest) largest = (-x << 16) >> 16;
  }
  return largest === 0 ? 0 : Math.max(0, Math.clz32(largest) - 17);
}
