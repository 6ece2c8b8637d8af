import { elementCount, input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { SumAttrs } from '../../ops/shared/accumulator.ts';
import type { Call } from '../kernel.ts';
import { packInt16Sums } from '../shared/int16-sums.ts';
import { literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';
import { weightCodes } from '../shared/weights.ts';

/** Arguments of bf_fully_connected_s16 for any operator that multiplies rows of k int16 codes with n weight rows. */
export function lowerRowsInt16(op: Op<SumAttrs>, n: number): Call {
  const weights = weightCodes(op);
  const k = weights.length / n;
  const rows = elementCount(output(op).shape) / n;
  const sums = packInt16Sums(op, weights, n);
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      constant('weights', weights, k, 4),
      ...sums.args,
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: [...literals({ rows, k, n, zero_weights: zeroPointOf(input(op, 1)) }), ...sums.literals],
    inPlace: [],
    assumes: [],
    cost: rows * matmulInt16Cost(k, n, sums.wide),
  };
}

/** Sums of 32 bits run four rows at a time. */
export function matmulInt16Cost(k: number, n: number, wide: boolean): number {
  const together = wide ? 0 : Math.floor(n / 4);
  return together * (12 * k + 120) + (n - 4 * together) * (6 * k + 50);
}
