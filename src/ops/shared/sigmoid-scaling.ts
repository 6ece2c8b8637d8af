import { roundHalfAway } from '../../fixed-point.ts';
import { input, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';

/**
 * int16 codes to the steps of `sigmoidS16`, 1 / (3 * 4096): (code * factor + half) >> shift. Powers of two from 2^-12 up
 * to 2^(mostLeft - 12) are exact; any other scale gives 14 to 15 bits, cut.
 */
export function sigmoidScaling(op: Op<unknown>, mostLeft: number): { readonly factor: number; readonly shift: number } {
  const scale = scaleOf(input(op, 0));
  const log2 = Math.log2(scale);
  const left = 12 + roundHalfAway(log2);
  if (Math.abs(log2 - roundHalfAway(log2)) < 1e-3 && left >= 0 && left <= mostLeft)
    return { factor: 3 << left, shift: 0 };
  let [factor, shift] = [scale * 4096 * 3, 0];
  for (; factor <= 32767 / 2 && shift <= 30; shift++) factor *= 2;
  return { factor: Math.trunc(factor), shift };
}
