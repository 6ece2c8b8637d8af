import { elementCount, input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { type FftAttrs, type FftTables, fftTables, type FftType } from '../../ops/shared/fft.ts';
import type { Arg, Kernel } from '../kernel.ts';
import { constant } from '../shared/requantize.ts';
import { inputArg, native, outputArg, singleKernel } from '../shared/single-kernel.ts';

const suffixes: Readonly<Record<FftType, string>> = { int16: 's16', int32: 's32', float32: 'f32' };
const types = ['int16', 'int32', 'float32'] as const;

export const signalRfftKernels = native(...types.map((type) => forward(type)));
export const signalIrfftKernels = native(...types.map((type) => backward(type)));

function forward(type: FftType): Kernel<FftAttrs> {
  return singleKernel(
    `signal_rfft_${suffixes[type]}`,
    (op) => {
      const tables = fftTables(type, op.attrs.length, false);
      return {
        args: [inputArg(0), constant('order', tables.order, 16), ...rotations(tables), outputArg()],
        literals: {
          rows: rowsOf(op),
          row_length: input(op, 0).shape.at(-1) ?? 1,
          length: op.attrs.length / 2,
          radix_2: hasRadix2(tables),
        },
        cost: costOf(op),
      };
    },
    (op) => input(op, 0).dtype === type,
  );
}

function backward(type: FftType): Kernel<FftAttrs> {
  return singleKernel(
    `signal_irfft_${suffixes[type]}`,
    (op) => {
      const tables = fftTables(type, op.attrs.length, true);
      const place = new Uint16Array(tables.order.length);
      tables.order.forEach((from, k) => (place[from] = k));
      return {
        args: [inputArg(0), constant('place', place, 16), ...rotations(tables), outputArg()],
        literals: { rows: rowsOf(op), length: op.attrs.length / 2, radix_2: hasRadix2(tables) },
        cost: costOf(op),
      };
    },
    (op) => input(op, 0).dtype === type,
  );
}

function rotations({ twiddle, turn }: FftTables): readonly Arg[] {
  return [constant('twiddle', twiddle, 16), constant('turn', turn, 16)];
}

function rowsOf(op: Op<FftAttrs>): number {
  const { shape } = input(op, 0);
  return elementCount(shape) / (shape.at(-1) ?? 1);
}

function hasRadix2({ radices }: FftTables): number {
  return Number(radices[0] === 2);
}

function costOf(op: Op<FftAttrs>): number {
  const { length } = op.attrs;
  return rowsOf(op) * length * (12 + 6 * Math.log2(length));
}
