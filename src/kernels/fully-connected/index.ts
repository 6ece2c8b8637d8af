import { elementCount, input, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { FullyConnectedAttrs } from '../../ops/fully-connected.ts';
import type { Backend } from '../../ops/op.ts';
import type { Kernel } from '../kernel.ts';
import { contiguous, hasDsp, isSymmetricInt8, lowerDspAny, lowerDspPixels, lowerDspRow } from './dsp.ts';
import { lowerRowsFloat } from './rows-f32.ts';
import { lowerRowsInt16 } from './rows-s16.ts';
import { hasInt4Weights, lowerRowsInt4 } from './rows-s4.ts';
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

const int16: Kernel<FullyConnectedAttrs> = {
  name: 'fully_connected_s16',
  source: 'portable/fully_connected_s16.c',
  fits: (op) => input(op, 0).dtype === 'int16',
  lower: (op) => lowerRowsInt16(op, sizes(op).n),
};

const float: Kernel<FullyConnectedAttrs> = {
  name: 'fully_connected_f32',
  source: 'portable/fully_connected_f32.c',
  fits: (op) => input(op, 0).dtype === 'float32',
  lower: (op, target) => lowerRowsFloat(op, sizes(op).n, target),
};

const int4: Kernel<FullyConnectedAttrs> = {
  name: 'fully_connected_s4',
  source: 'portable/fully_connected_s4.c',
  fits: hasInt4Weights,
  lower: (op) => lowerRowsInt4(op, sizes(op).n, op.attrs.activation),
};

export const fullyConnectedKernels: Partial<Record<Backend, readonly Kernel<FullyConnectedAttrs>[]>> = {
  native: [dspRow, dspRows, dspAny, portable, int4, int16, float],
};

function sizes(op: Op<FullyConnectedAttrs>): { readonly rows: number; readonly k: number; readonly n: number } {
  const [n = 0, k = 0] = input(op, 1).shape;
  return { rows: elementCount(output(op).shape) / n, k, n };
}
