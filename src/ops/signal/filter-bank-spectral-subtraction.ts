import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Values } from '../../graph/values.ts';
import { signalSpectralSubtractionKernels } from '../../kernels/signal/filter-bank-spectral-subtraction.ts';
import type { OpDef } from '../op.ts';
import { customOptions } from '../shared/custom-options.ts';
import { inputIsVector } from '../shared/rank.ts';

export interface SpectralSubtractionAttrs {
  readonly channels: number;
  /** Coefficients of the low-pass filter of even channels, then of odd ones, with `bits` fractional bits. */
  readonly smoothing: readonly [even: number, odd: number];
  readonly oneMinusSmoothing: readonly [even: number, odd: number];
  readonly minSignalRemaining: number;
  readonly smoothingBits: number;
  readonly bits: number;
  readonly clamping: boolean;
}

/** Outputs: the channels less their noise, and the noise estimate, which is also the state. */
export const signalFilterBankSpectralSubtraction: OpDef<SpectralSubtractionAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => {
    const { integer, flag } = customOptions(o, 'SignalFilterBankSpectralSubtraction');
    return {
      channels: integer('num_channels'),
      smoothing: [integer('smoothing'), integer('alternate_smoothing')],
      oneMinusSmoothing: [integer('one_minus_smoothing'), integer('alternate_one_minus_smoothing')],
      minSignalRemaining: integer('min_signal_remaining'),
      smoothingBits: integer('smoothing_bits'),
      bits: integer('spectral_subtraction_bits'),
      clamping: flag('clamping'),
    };
  },
  types: [{ inputs: ['uint32'], outputs: ['uint32', 'uint32'] }],
  rules: [
    inputIsVector,
    {
      says: 'the input has num_channels elements',
      broken: ({ inputs, attrs: { channels } }) =>
        inputs[0]?.shape[0] === channels ? null : `${inputs[0]?.shape[0]}, not ${channels}`,
    },
    {
      says: 'smoothing_bits and spectral_subtraction_bits are from 0 to 31',
      broken: ({ attrs: { smoothingBits, bits } }) =>
        [smoothingBits, bits].every((n) => n >= 0 && n <= 31) ? null : `${smoothingBits}, ${bits}`,
    },
  ],
  infer: (op) => [input(op, 0).shape, input(op, 0).shape],
  state: (op) => [{ label: 'noise', dtype: 'uint32', shape: input(op, 0).shape }],
  reference: (op, values) => subtract(op, values),
  kernels: signalSpectralSubtractionKernels,
};

/** Coefficients count as unsigned, sums of products wrap at 64 bits. */
function subtract({ attrs }: Op<SpectralSubtractionAttrs>, values: Values): Values {
  const [channels, noise] = values as readonly [Uint32Array, Uint32Array];
  const product = (a: number, b: number): bigint => BigInt(a >>> 0) * BigInt(b >>> 0);
  const scaled = (sum: bigint): number => Number(BigInt.asUintN(32, BigInt.asUintN(64, sum) >> BigInt(attrs.bits)));
  const out = channels.map((x, i) => {
    const signal = (x << attrs.smoothingBits) >>> 0;
    const parity = (i & 1) as 0 | 1;
    noise[i] = scaled(product(signal, attrs.smoothing[parity]) + product(noise[i]!, attrs.oneMinusSmoothing[parity]));
    const estimate = Math.min(noise[i]!, signal);
    if (attrs.clamping) noise[i] = estimate;
    return Math.max((signal - estimate) >>> attrs.smoothingBits, scaled(product(x, attrs.minSignalRemaining)));
  });
  return [out, noise.slice()];
}
