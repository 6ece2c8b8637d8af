import { multiplyHigh, quantizeMultiplier } from '../../fixed-point.ts';
import { input, output, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { makeValue, type Value } from '../../graph/values.ts';
import { expOnNegative, inputRadius } from './gemmlowp.ts';

export interface SoftmaxAttrs {
  readonly beta: number;
}

export const DIFFERENCE_BITS = 5;

/** beta * s_in in units of Q5.26, as far as 31 bits hold it. */
export function softmaxFactor(op: Op<SoftmaxAttrs>): number {
  return Math.min(op.attrs.beta * scaleOf(input(op, 0)) * 2 ** (31 - DIFFERENCE_BITS), 2 ** 31 - 1);
}

/**
 * exp(-d beta s_in) in Q0.31 for d = 0, 1, ...: all that a softmax needs to know of a code that is d below the largest of
 * its row. Ends before the first zero.
 */
export function exponentials(op: Op<SoftmaxAttrs>): Int32Array {
  const { multiplier, shift } = quantizeMultiplier(softmaxFactor(op));
  const radius = inputRadius(DIFFERENCE_BITS, shift);
  const values = Array.from({ length: Math.min(radius, 255) + 1 }, (_, d) =>
    expOnNegative(multiplyHigh(Math.imul(-d, 2 ** shift), multiplier), DIFFERENCE_BITS),
  );
  const end = values.indexOf(0);
  return Int32Array.from(end < 0 ? values : values.slice(0, end));
}

/** Rows along the last axis. */
export function softmaxRows(op: Op<unknown>): { readonly rows: number; readonly depth: number } {
  const { shape } = output(op);
  const depth = shape.at(-1) ?? 1;
  return { rows: shape.slice(0, -1).reduce((n, size) => n * size, 1), depth };
}

/** What becomes of each row along the last axis. */
export function eachRow(op: Op<unknown>, source: Value, become: (row: readonly number[]) => readonly number[]): Value {
  const { rows, depth } = softmaxRows(op);
  const out = makeValue(output(op).dtype, source.length) as Float32Array;
  const elements = source as Float32Array;
  for (let row = 0; row < rows; row++) {
    out.set(become(Array.from(elements.subarray(row * depth, (row + 1) * depth))), row * depth);
  }
  return out;
}
