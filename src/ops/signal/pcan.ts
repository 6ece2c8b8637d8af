import { input } from '../../graph/tensor.ts';
import { signalPcanKernels } from '../../kernels/signal/pcan.ts';
import type { OpDef } from '../op.ts';
import { customOptions } from '../shared/custom-options.ts';
import { inputIsVector } from '../shared/rank.ts';

export interface SignalPcanAttrs {
  readonly snrShift: number;
}

/** Entries of the gain table: two single ones, then for each power of two a value, a slope, a curvature and one unused. */
const GAIN_ENTRIES = 125;

/** Per-channel amplitude normalization. Inputs: channels, their noise estimate, the gain table. */
export const signalPcan: OpDef<SignalPcanAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => ({ snrShift: customOptions(o, 'SignalPCAN').integer('snr_shift') }),
  types: [{ inputs: ['uint32', 'uint32', 'int16'], outputs: ['uint32'] }],
  rules: [
    inputIsVector,
    {
      says: 'the noise estimate has as many elements as the input',
      broken: ({ inputs: [x, noise] }) =>
        x?.shape[0] === noise?.shape[0] ? null : `${noise?.shape[0]}, not ${x?.shape[0]}`,
    },
    {
      says: `the gain table has at least ${GAIN_ENTRIES} entries`,
      broken: (op) => ((input(op, 2).shape[0] ?? 0) >= GAIN_ENTRIES ? null : `${input(op, 2).shape[0]}`),
    },
    {
      says: 'snr_shift is from 0 to 63',
      broken: ({ attrs: { snrShift } }) => (snrShift >= 0 && snrShift <= 63 ? null : `${snrShift}`),
    },
  ],
  infer: (op) => [input(op, 0).shape],
  reference: ({ attrs: { snrShift } }, values) => {
    const [channels, noise, gains] = values as readonly [Uint32Array, Uint32Array, Int16Array];
    const normalized = (x: number, i: number): number => {
      const product = BigInt(x) * BigInt(gainOf(noise[i]!, gains) >>> 0);
      return shrink(Number(BigInt.asUintN(32, product >> BigInt(snrShift))));
    };
    return [channels.map(normalized)];
  },
  kernels: signalPcanKernels,
};

/** A parabola between powers of two, in 16 bits. */
function gainOf(noise: number, gains: Int16Array): number {
  if (noise <= 2) return gains[noise]!;
  const bits = 32 - Math.clz32(noise);
  const [value, slope, curvature] = gains.subarray(4 * bits - 6) as unknown as [number, number, number];
  const fraction = (bits < 11 ? noise << (11 - bits) : noise >>> (bits - 11)) & 0x3ff;
  const rise = Math.imul(((curvature * fraction) >> 5) + (slope << 5), fraction);
  return (((((rise + 16384) | 0) >> 15) + value) << 16) >> 16;
}

/** x^2 / 4 below 2, else x - 1; x has 12 fractional bits, the result 6. */
function shrink(x: number): number {
  return x < 8192 ? (x * x) >>> 20 : (x >>> 6) - 64;
}
