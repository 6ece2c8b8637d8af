import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { constantIntegers, type Values } from '../../graph/values.ts';
import { signalFilterBankKernels } from '../../kernels/signal/filter-bank.ts';
import type { OpDef } from '../op.ts';
import { customOptions } from '../shared/custom-options.ts';
import { inputIsVector } from '../shared/rank.ts';

export interface SignalFilterBankAttrs {
  readonly channels: number;
}

/**
 * Inputs: energies, weights, unweights, and for each of channels + 1 bands: first frequency, first weight, width. A
 * channel is what `weights` take of its band and what `unweights` left to it of the band before.
 */
export const signalFilterBank: OpDef<SignalFilterBankAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => ({ channels: customOptions(o, 'SignalFilterBank').integer('num_channels') }),
  types: [{ inputs: ['uint32', 'int16', 'int16', 'int16', 'int16', 'int16'], outputs: ['uint64'] }],
  rules: [
    inputIsVector,
    {
      says: 'there is at least one channel',
      broken: ({ attrs: { channels } }) => (channels > 0 ? null : `${channels}`),
    },
    { says: 'every band lies inside the energies and the weights', broken: (op) => bandProblem(op) },
  ],
  infer: ({ attrs: { channels } }) => [[channels]],
  constants: [1, 2, 3, 4, 5],
  reference: ({ attrs: { channels } }, values) => [accumulate(channels, values)],
  macs: (op) => constantIntegers(input(op, 5)).reduce((sum, width) => sum + 2 * width, 0),
  kernels: signalFilterBankKernels,
};

function bandProblem(op: Op<SignalFilterBankAttrs>): string | null {
  if ([1, 2, 3, 4, 5].some((i) => input(op, i).data === null)) return null;
  const [starts, firsts, widths] = [3, 4, 5].map((i) => constantIntegers(input(op, i))) as [
    number[],
    number[],
    number[],
  ];
  const weights = Math.min(input(op, 1).shape[0] ?? 0, input(op, 2).shape[0] ?? 0);
  const fits = (i: number): boolean => {
    const [start, first, width] = [starts[i], firsts[i], widths[i]];
    if (start === undefined || first === undefined || width === undefined) return false;
    if (width <= 0) return true;
    return start >= 0 && first >= 0 && start + width <= input(op, 0).shape[0]! && first + width <= weights;
  };
  const wrong = Array.from({ length: op.attrs.channels + 1 }, (_, i) => i).find((i) => !fits(i));
  return wrong === undefined ? null : `band ${wrong}`;
}

function accumulate(channels: number, values: Values): BigUint64Array {
  const [energies, weights, unweights, starts, firsts, widths] = values as readonly (Uint32Array | Int16Array)[];
  const bands = new BigUint64Array(channels + 1);
  let carried = 0n;
  for (let i = 0; i <= channels; i++) {
    let [own, next] = [carried, 0n];
    for (let k = 0; k < widths![i]!; k++) {
      const energy = BigInt(energies![starts![i]! + k]!);
      own += energy * BigInt(weights![firsts![i]! + k]!);
      next += energy * BigInt(unweights![firsts![i]! + k]!);
    }
    bands[i] = own;
    carried = next;
  }
  return bands.slice(1);
}
