import { elementCount, input, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { FullyConnectedAttrs } from '../../ops/fully-connected.ts';
import type { Backend } from '../../ops/op.ts';
import type { Kernel } from '../kernel.ts';
import { contiguous, hasDsp, isSymmetricInt8, lowerDspAny, lowerDspPixels, lowerDspRow } from './dsp.ts';
import { lowerRows } from './rows.ts';

const portable: Kernel<FullyConnectedAttrs> = {
  name: 'fully_connected_s8',
  source: 'portable/fully_connected_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8',
  lower: (op) => lowerRows(op, sizes(op).n, op.attrs.activation),
};

const dspRow: Kernel<FullyConnectedAttrs> = {
  name: 'fully_connected_dsp_s8',
  source: 'dsp/fully_connected_s8.c',
  fits: (op, target) => hasDsp(target) && isSymmetricInt8(op) && sizes(op).rows === 1,
  lower: (op) => lowerDspRow(op, sizes(op).k, sizes(op).n, op.attrs.activation),
};

const dspRows: Kernel<FullyConnectedAttrs> = {
  name: 'conv_1x1_dsp_s8',
  source: 'dsp/conv_1x1_s8.c',
  fits: (op, target) => hasDsp(target) && isSymmetricInt8(op) && sizes(op).rows > 1,
  lower: (op) => {
    const { rows, k, n } = sizes(op);
    return lowerDspPixels(op, k, n, op.attrs.activation, contiguous(rows, k));
  },
};

const dspAny: Kernel<FullyConnectedAttrs> = {
  name: 'fully_connected_any_dsp_s8',
  source: 'dsp/fully_connected_any_s8.c',
  fits: (op, target) => hasDsp(target) && isSymmetricInt8(op),
  lower: (op) => lowerDspAny(op, sizes(op).n, op.attrs.activation),
};

export const fullyConnectedKernels: Partial<Record<Backend, readonly Kernel<FullyConnectedAttrs>[]>> = {
  native: [dspRow, dspRows, dspAny, portable],
};

function sizes(op: Op<FullyConnectedAttrs>): { readonly rows: number; readonly k: number; readonly n: number } {
  const [n = 0, k = 0] = input(op, 1).shape;
  return { rows: elementCount(output(op).shape) / n, k, n };
}
