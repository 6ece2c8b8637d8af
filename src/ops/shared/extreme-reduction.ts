import { dtypeRange } from '../../graph/quantization.ts';
import { input, output, quantText } from '../../graph/tensor.ts';
import type { DType, Op } from '../../graph/types.ts';
import { makeValue, type Value } from '../../graph/values.ts';
import { extremeKernels } from '../../kernels/mean/extreme.ts';
import type { OpDef } from '../op.ts';
import { axesRule, fold, reducedShape, type ReductionAttrs, reductionOptions } from './reduction.ts';

const LARGEST_FLOAT = (2 - 2 ** -23) * 2 ** 127;

/** REDUCE_MAX and REDUCE_MIN, and on truth values REDUCE_ANY and REDUCE_ALL. What is not a number is passed over. */
export function extremeReduction(
  tflite: number,
  sign: 1 | -1,
  dtypes: readonly DType[],
  note?: string,
): OpDef<ReductionAttrs> {
  return {
    tflite,
    options: 'ReducerOptions',
    readOptions: reductionOptions,
    types: dtypes.map((dtype) => ({ inputs: [dtype, 'int32'], outputs: [dtype], ...(note ? { note } : {}) })),
    rules: [
      axesRule,
      {
        says: 'input and output have the same quantization: codes are compared as they are',
        broken: (op) => {
          const [from, to] = [quantText(input(op, 0)), quantText(output(op))];
          return from === to ? null : `${from} to ${to}`;
        },
      },
    ],
    infer: (op) => [reducedShape(op)],
    reference: (op, [source]) => [extremes(op, source as Value, sign)],
    kernels: extremeKernels(sign),
  };
}

function extremes(op: Op<unknown>, source: Value, sign: 1 | -1): Value {
  const { dtype } = output(op);
  const pick = (a: number, b: number): number => ((sign > 0 ? b > a : b < a) ? b : a);
  const found = fold(op, source, startOf(dtype, sign), pick);
  const out = makeValue(dtype, found.length) as Float32Array;
  return out.map((_, i) => found[i]!);
}

/** Nothing is beyond it. */
function startOf(dtype: DType, sign: 1 | -1): number {
  if (dtype === 'float32') return -sign * LARGEST_FLOAT;
  if (dtype === 'bool') return sign > 0 ? 0 : 1;
  const { low, high } = dtypeRange(dtype);
  return sign > 0 ? low : high;
}
