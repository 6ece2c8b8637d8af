import type { Value } from '../../graph/values.ts';

/** bias[r] - zero * sum of row r, so that a kernel multiplies raw codes. Wraps in 32 bits, as the accumulator does. */
export function foldZeroPoint(
  zero: number,
  weights: ArrayLike<number>,
  rows: number,
  bias: Value | null = null,
): Int32Array {
  const length = weights.length / rows;
  return Int32Array.from({ length: rows }, (_, r) => {
    let sum = 0;
    for (let i = r * length; i < (r + 1) * length; i++) sum += weights[i]!;
    return Number(bias?.[r] ?? 0) - zero * sum;
  });
}
