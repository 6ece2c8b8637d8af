import { clamp, multiplyHigh } from '../fixed-point.ts';
import { dtypeRange } from '../graph/quantization.ts';
import { elementBytes, input, output, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { Value } from '../graph/values.ts';
import { softmaxKernels } from '../kernels/softmax/index.ts';
import type { OpDef, Rule } from './op.ts';
import { oneOverOnePlus } from './shared/gemmlowp.ts';
import { eachRow, exponentials, type SoftmaxAttrs, softmaxFactor, softmaxRows } from './shared/softmax.ts';
import { softmaxRowS16 } from './shared/softmax-s16.ts';

/** Beyond this the sum of a row's exponentials may not fit 32 bits. */
const MOST_DEPTH = 8191;

/** The output's quantization is fixed, by the types. */
const outputRule: Rule<SoftmaxAttrs> = {
  says: 'the output has scale 1/256 and zero point -128 (int8 to int16: 1/65536 and -32768, int16: 1/32768 and 0)',
  broken: (op) => {
    const [from, to] = [input(op, 0), output(op)];
    if (to.dtype === 'float32') return null;
    const [scale, zero] = [scaleOf(to), zeroPointOf(to)];
    const near = (units: number): boolean => Math.abs(scale * units - 1) <= 0.001;
    if (to.dtype === 'int8') return scale === 1 / 256 && zero === -128 ? null : `scale ${scale}, zero point ${zero}`;
    const fine = from.dtype === 'int8' ? near(65536) && zero === -32768 : near(32768) && zero === 0;
    return fine ? null : `scale ${scale}, zero point ${zero}`;
  },
};

const factorRule: Rule<SoftmaxAttrs> = {
  says: 'beta times the input scale is more than 2^-26 (int16: positive and at most 4)',
  broken: (op) => {
    const { dtype } = input(op, 0);
    if (dtype === 'float32') return null;
    const real = op.attrs.beta * scaleOf(input(op, 0));
    const fine = dtype === 'int16' ? real > 0 && real <= 4 : softmaxFactor(op) > 1;
    return fine ? null : `beta ${op.attrs.beta}, scale ${scaleOf(input(op, 0))}`;
  },
};

export const softmax: OpDef<SoftmaxAttrs> = {
  tflite: 25,
  options: 'SoftmaxOptions',
  readOptions: (o) => ({ beta: o.number('beta') }),
  types: [
    { inputs: ['int8'], outputs: ['int8'] },
    { inputs: ['int8'], outputs: ['int16'] },
    { inputs: ['int16'], outputs: ['int16'] },
    { inputs: ['float32'], outputs: ['float32'] },
  ],
  rules: [
    outputRule,
    factorRule,
    {
      says: `the last axis has 1 to ${MOST_DEPTH} elements`,
      broken: (op) => {
        const { depth } = softmaxRows(op);
        return depth >= 1 && depth <= MOST_DEPTH ? null : `${depth} elements`;
      },
    },
  ],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => [eachRow(op, source as Value, rowMeaning(op))],
  kernels: softmaxKernels,
};

type Row = (row: readonly number[]) => readonly number[];

function rowMeaning(op: Op<SoftmaxAttrs>): Row {
  const { dtype } = input(op, 0);
  if (dtype === 'float32') return rowOfReals(op.attrs.beta);
  if (dtype === 'int16') return softmaxRowS16(op);
  const table = exponentials(op);
  return (row) => oneRow(op, row, table);
}

function rowOfReals(beta: number): Row {
  const { fround } = Math;
  return (row) => {
    const largest = Math.max(...row);
    const exps = row.map((x) => fround(Math.exp(fround(fround(x - largest) * beta))));
    const sum = exps.reduce((total, exp) => fround(total + exp), 0);
    return exps.map((exp) => exp / sum);
  };
}

/** exp / sum of exp, the sum in Q12.19 and its reciprocal by Newton's method. */
function oneRow(op: Op<SoftmaxAttrs>, codes: readonly number[], table: Int32Array): readonly number[] {
  const largest = Math.max(...codes);
  const exps = codes.map((code) => table[largest - code] ?? 0);
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
