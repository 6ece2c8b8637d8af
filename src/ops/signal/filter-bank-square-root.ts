import { input } from '../../graph/tensor.ts';
import { signalFilterBankSquareRootKernels } from '../../kernels/signal/filter-bank-square-root.ts';
import type { OpDef } from '../op.ts';
import { inputIsVector } from '../shared/rank.ts';
import type { NoAttrs } from '../shared/types.ts';

/** Inputs: channels, and how far to shift their square roots right. */
export const signalFilterBankSquareRoot: OpDef<NoAttrs> = {
  tflite: 32,
  options: null,
  readOptions: () => ({}),
  types: [{ inputs: ['uint64', 'int32'], outputs: ['uint32'] }],
  rules: [inputIsVector],
  infer: (op) => [input(op, 0).shape],
  reference: (_, values) => {
    const [channels, shift] = values as readonly [BigUint64Array, Int32Array];
    return [Uint32Array.from(channels, (x) => Number(roundedRoot(x)) >>> (shift[0]! & 31))];
  },
  kernels: signalFilterBankSquareRootKernels,
};

/** To the nearest, but never past 16 bits from a number of 32, nor past 32 bits. */
function roundedRoot(x: bigint): bigint {
  let root = 0n;
  for (let bit = 1n << 31n; bit > 0n; bit >>= 1n) if ((root + bit) * (root + bit) <= x) root += bit;
  const most = x >> 32n === 0n ? 0xffffn : 0xffffffffn;
  return x - root * root > root && root !== most ? root + 1n : root;
}
