import { clamp, requantize, roundingDivideByPowerOfTwo } from '../fixed-point.ts';
import { input, output, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { Value } from '../graph/values.ts';
import { logSoftmaxKernels } from '../kernels/log-softmax/index.ts';
import type { OpDef } from './op.ts';
import { logQ12 } from './shared/gemmlowp.ts';
import { logSoftmaxScaling } from './shared/log-softmax.ts';
import { eachRow, exponentials, type SoftmaxAttrs, softmaxFactor, softmaxRows } from './shared/softmax.ts';

/** Of so many exponentials, none of which is above 1, the sum fits Q12.19. */
const MOST_DEPTH = 4095;

export const logSoftmax: OpDef<SoftmaxAttrs> = {
  tflite: 50,
  options: null,
  readOptions: () => ({ beta: 1 }),
  types: [
    { inputs: ['int8'], outputs: ['int8'] },
    { inputs: ['float32'], outputs: ['float32'] },
  ],
  rules: [
    {
      says: 'an int8 output has scale 1/16 and zero point 127',
      broken: (op) => {
        if (output(op).dtype !== 'int8') return null;
        const [scale, zero] = [scaleOf(output(op)), zeroPointOf(output(op))];
        return scale === 1 / 16 && zero === 127 ? null : `scale ${scale}, zero point ${zero}`;
      },
    },
    {
      says: 'an int8 input has a scale of more than 2^-26',
      broken: (op) =>
        input(op, 0).dtype === 'float32' || softmaxFactor(op) > 1 ? null : `scale ${scaleOf(input(op, 0))}`,
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
  reference: (op, [source]) => [
    eachRow(op, source as Value, output(op).dtype === 'int8' ? rowOfCodes(op) : rowOfReals),
  ],
  kernels: logSoftmaxKernels,
};

type Row = (row: readonly number[]) => readonly number[];

/** x - max - log(sum of exp(x - max)) in Q5.26, where that can be told from the smallest code. */
function rowOfCodes(op: Op<SoftmaxAttrs>): Row {
  const { forward, back, radius } = logSoftmaxScaling(op);
  const table = exponentials(op);
  return (row) => {
    const largest = Math.max(...row);
    const sum = row.reduce((total, code) => total + Math.floor(((table[largest - code] ?? 0) + 2048) / 4096), 0);
    const logSum = logQ12(sum);
    const least = Math.max(-radius - 1, requantize(logSum - 2 ** 31, back));
    return row.map((code) => {
      if (code - largest <= least) return -128;
      const log = requantize(code - largest, forward) - logSum;
      return clamp(roundingDivideByPowerOfTwo(log, 22) + 127, -128, 127);
    });
  };
}

function rowOfReals(row: readonly number[]): readonly number[] {
  const { fround } = Math;
  const largest = Math.max(...row);
  const sum = row.reduce((total, x) => fround(total + fround(Math.exp(fround(x - largest)))), 0);
  const log = fround(Math.log(sum));
  return row.map((x) => fround(x - largest) - log);
}
