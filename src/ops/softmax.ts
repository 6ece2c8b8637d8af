import { clamp, multiplyHigh } from '../fixed-point.ts';
import { dtypeRange } from '../graph/quantization.ts';
import { elementBytes, elementCount, input, output, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { softmaxKernels } from '../kernels/softmax/index.ts';
import type { OpDef } from './op.ts';
import { oneOverOnePlus } from './shared/gemmlowp.ts';
import { exponentials, type SoftmaxAttrs, softmaxFactor, softmaxRows } from './shared/softmax.ts';

/** Beyond this the sum of a row's exponentials may not fit 32 bits. */
const MOST_DEPTH = 8191;

export const softmax: OpDef<SoftmaxAttrs> = {
  tflite: 25,
  options: 'SoftmaxOptions',
  readOptions: (o) => ({ beta: o.number('beta') }),
  types: [
    { inputs: ['int8'], outputs: ['int8'] },
    { inputs: ['int8'], outputs: ['int16'] },
  ],
  rules: [
    {
      says: 'the output has scale 1/256 and zero point -128 (int16: 1/65536 and -32768)',
      broken: (op) => {
        const [scale, zero] = [scaleOf(output(op)), zeroPointOf(output(op))];
        const fine =
          output(op).dtype === 'int8'
            ? scale === 1 / 256 && zero === -128
            : Math.abs(scale * 65536 - 1) <= 0.001 && zero === -32768;
        return fine ? null : `scale ${scale}, zero point ${zero}`;
      },
    },
    {
      says: 'beta times the input scale is more than 2^-26',
      broken: (op) => (softmaxFactor(op) > 1 ? null : `beta ${op.attrs.beta}, scale ${scaleOf(input(op, 0))}`),
    },
    {
      says: `the last axis has 1 to ${MOST_DEPTH} elements`,
      broken: (op) => {
        const { depth } = softmaxRows(op);
        return depth >= 1 && depth <= MOST_DEPTH ? null : `${depth} elements`;
      },
    },
  ],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => [allRows(op, source as Int8Array)],
  kernels: softmaxKernels,
};

function allRows(op: Op<SoftmaxAttrs>, source: Int8Array): Value {
  const { rows, depth } = softmaxRows(op);
  const table = exponentials(op);
  const out = makeValue(output(op).dtype, elementCount(output(op).shape)) as Int8Array;
  for (let row = 0; row < rows; row++) {
    const codes = source.subarray(row * depth, (row + 1) * depth);
    out.set(oneRow(op, codes, table), row * depth);
  }
  return out;
}

/** exp / sum of exp, the sum in Q12.19 and its reciprocal by Newton's method. */
function oneRow(op: Op<SoftmaxAttrs>, codes: Int8Array, table: Int32Array): number[] {
  const largest = codes.reduce((most, code) => Math.max(most, code), -128);
  const exps = Array.from(codes, (code) => table[largest - code] ?? 0);
  const sum = exps.reduce((total, exp) => total + Math.floor((exp + 2048) / 4096), 0);
  const headroom = Math.clz32(sum);
  const reciprocal = oneOverOnePlus(sum * 2 ** headroom - 2 ** 31);
  const shift = 12 - headroom + 31 - 8 * elementBytes(output(op).dtype);
  const { low, high } = dtypeRange(output(op).dtype);
  return exps.map((exp) => clamp(divideByPowerOfTwo(multiplyHigh(exp, reciprocal), shift) + low, low, high));
}

/** Rounds. TFLite Micro's shift is undefined (it aborts) from 32 on, where 512 codes share a row's maximum; here it goes on. */
function divideByPowerOfTwo(x: number, exponent: number): number {
  return Math.floor(x / 2 ** exponent + 0.5);
}
