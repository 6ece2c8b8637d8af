import { elementCount, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { SumAttrs } from '../../ops/shared/accumulator.ts';
import type { Call, Target } from '../kernel.ts';
import { floatBias, floatRange, floatWeights } from '../shared/floats.ts';
import { literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';

/** Arguments of bf_fully_connected_f32 for any operator that multiplies rows of k floats with n weight rows. */
export function lowerRowsFloat(op: Op<SumAttrs>, n: number, target: Target): Call {
  const weights = floatWeights(op);
  const k = weights.length / n;
  const rows = elementCount(output(op).shape) / n;
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      constant('weights', weights, k),
      floatBias(op, n),
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: [...literals({ rows, k, n }), ...floatRange(op)],
    inPlace: [],
    assumes: [],
    cost: rows * n * (k * floatProductCost(target) + 10),
  };
}

/** A product and its addition, with four rows at a time; without a floating-point unit both are library calls. */
export function floatProductCost({ fpu }: Target): number {
  return fpu === 'none' ? 120 : 4;
}
