import { input } from '../../graph/tensor.ts';
import { signalFilterBankLogKernels } from '../../kernels/signal/filter-bank-log.ts';
import type { OpDef } from '../op.ts';
import { customOptions } from '../shared/custom-options.ts';
import { logCorrections } from '../shared/log.ts';
import { inputIsVector } from '../shared/rank.ts';

export interface SignalFilterBankLogAttrs {
  readonly outputScale: number;
  readonly correctionBits: number;
}

/** output_scale * ln(x << input_correction_bits), at most 32767. */
export const signalFilterBankLog: OpDef<SignalFilterBankLogAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => {
    const options = customOptions(o, 'SignalFilterBankLog');
    return {
      outputScale: options.integer('output_scale'),
      correctionBits: options.integer('input_correction_bits'),
    };
  },
  types: [{ inputs: ['uint32'], outputs: ['int16'] }],
  rules: [
    inputIsVector,
    {
      says: 'the correction is from 0 to 31 bits',
      broken: ({ attrs: { correctionBits: bits } }) => (bits >= 0 && bits <= 31 ? null : `${bits}`),
    },
  ],
  infer: (op) => [input(op, 0).shape],
  reference: ({ attrs: { outputScale, correctionBits } }, values) => {
    const log = (x: number): number => scaledLog((x << correctionBits) >>> 0, outputScale);
    return [Int16Array.from(values[0] as Uint32Array, log)];
  },
  kernels: signalFilterBankLogKernels,
};

/** Q16: log2 by its whole part and a line between 129 points, times ln 2, times the scale in 32 bits. */
function scaledLog(x: number, scale: number): number {
  if (x <= 1) return 0;
  const whole = 31 - Math.clz32(x);
  const fraction = Math.floor((x - 2 ** whole) * 2 ** (16 - whole));
  const [segment, within] = [fraction >> 9, fraction & 511];
  const [c0, c1] = [logCorrections[segment]!, logCorrections[segment + 1]!];
  const log2 = (whole << 16) + fraction + c0 + (((c1 - c0) * within) >> 16);
  const ln = Math.floor((45426 * log2 + 32768) / 65536);
  return Math.min(((Math.imul(scale, ln) + 32768) >>> 0) >>> 16, 32767);
}
