import { clamp, requantize } from '../fixed-point.ts';
import { input, output, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { Value } from '../graph/values.ts';
import { l2NormalizationKernels } from '../kernels/l2-normalization/index.ts';
import type { OpDef } from './op.ts';
import { inverseSqrt } from './shared/inverse-sqrt.ts';
import { eachRow, softmaxRows } from './shared/softmax.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';

/** Beyond this the sum of squares may not fit 31 bits. */
const MOST_DEPTH = 33025;

export const l2Normalization: OpDef<NoAttrs> = {
  tflite: 11,
  options: null,
  readOptions: noAttrs,
  types: [
    { inputs: ['int8'], outputs: ['int8'] },
    { inputs: ['float32'], outputs: ['float32'] },
  ],
  rules: [
    {
      says: 'an int8 output has scale 1/128 and zero point 0',
      broken: (op) => {
        if (output(op).dtype !== 'int8') return null;
        const [scale, zero] = [scaleOf(output(op)), zeroPointOf(output(op))];
        return scale === 1 / 128 && zero === 0 ? null : `scale ${scale}, zero point ${zero}`;
      },
    },
    {
      says: `the last axis has at most ${MOST_DEPTH} elements`,
      broken: (op) => (softmaxRows(op).depth <= MOST_DEPTH ? null : `${softmaxRows(op).depth} elements`),
    },
  ],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => [eachRow(op, source as Value, output(op).dtype === 'int8' ? unitCodes(op) : unitReals)],
  kernels: l2NormalizationKernels,
};

/** 1 / 128 is the unit of the codes that result. */
function unitCodes(op: Op<unknown>): (row: readonly number[]) => readonly number[] {
  const zero = zeroPointOf(input(op, 0));
  return (row) => {
    const { multiplier, shift } = inverseSqrt(row.reduce((sum, code) => sum + (code - zero) ** 2, 0));
    return row.map((code) => clamp(requantize(code - zero, { multiplier, shift: shift + 7 }), -128, 127));
  };
}

function unitReals(row: readonly number[]): readonly number[] {
  const { fround } = Math;
  const squares = row.reduce((sum, x) => fround(sum + fround(x * x)), 0);
  const length = Math.max(fround(Math.sqrt(squares)), fround(1e-6));
  return row.map((x) => x / length);
}
