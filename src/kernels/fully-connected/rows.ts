import type { Activation } from '../../graph/quantization.ts';
import { elementCount, input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { channelMultipliers } from '../../ops/shared/convolution.ts';
import type { Call } from '../kernel.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { constant, packMultipliers } from '../shared/requantize.ts';
import { foldedBias, matmulOrder, weightCodes } from '../shared/weights.ts';

/** Arguments of bf_fully_connected_s8 for any operator that multiplies rows of k codes with n weight rows. */
export function lowerRows(op: Op<unknown>, n: number, activation: Activation): Call {
  const weights = weightCodes(op);
  const k = weights.length / n;
  const rows = elementCount(output(op).shape) / n;
  const packed = packMultipliers(channelMultipliers(input(op, 0), input(op, 1), output(op), n));
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      constant('weights', matmulOrder(weights, k, n), k, 4),
      constant('bias', foldedBias(op, weights, n), 8),
      packed.multiplier,
      packed.shift,
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: [
      ...literals({ rows, k, n, zero_weights: zeroPointOf(input(op, 1)) }),
      ...finishLiterals(op, activation),
      ...packed.literals,
    ],
    inPlace: [],
    assumes: [],
    cost: rows * matmulCost(k, n),
  };
}

/** Four rows at a time share the loads of the input, the rest do not. */
export function matmulCost(k: number, n: number): number {
  return Math.floor(n / 4) * (11 * k + 76) + (n % 4) * (5 * k + 20) + (n < 4 ? 0 : 2 * k);
}
