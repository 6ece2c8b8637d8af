import { input } from '../../graph/tensor.ts';
import { signalEnergyKernels } from '../../kernels/signal/energy.ts';
import type { OpDef } from '../op.ts';
import { customOptions } from '../shared/custom-options.ts';
import { inputIsVector } from '../shared/rank.ts';

export interface SignalEnergyAttrs {
  readonly start: number;
  readonly end: number;
}

/** Squared magnitude of the complex numbers from `start` to `end`; TFLite Micro leaves the others as they were, here they are 0. */
export const signalEnergy: OpDef<SignalEnergyAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => {
    const options = customOptions(o, 'SignalEnergy');
    return { start: options.integer('start_index'), end: options.integer('end_index') };
  },
  types: [{ inputs: ['int16'], outputs: ['uint32'] }],
  rules: [
    inputIsVector,
    {
      says: 'start and end index lie in the spectrum, which has pairs of numbers',
      broken: ({ inputs, attrs: { start, end } }) => {
        const size = inputs[0]?.shape[0] ?? 0;
        return size % 2 === 0 && start >= 0 && end <= size / 2 ? null : `${start} to ${end} of ${size / 2}`;
      },
    },
  ],
  infer: (op) => [[input(op, 0).shape[0]! / 2]],
  reference: ({ attrs: { start, end } }, values) => {
    const spectrum = values[0] as Int16Array;
    const out = new Uint32Array(spectrum.length / 2);
    for (let i = start; i < end; i++) out[i] = spectrum[2 * i]! ** 2 + spectrum[2 * i + 1]! ** 2;
    return [out];
  },
  kernels: signalEnergyKernels,
};
