import { type Activation, activationRange } from '../../graph/quantization.ts';
import { output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Literal } from '../kernel.ts';

/** zero_out, low, high: how every int8 kernel ends. */
export function finishLiterals(op: Op<unknown>, activation: Activation): readonly Literal[] {
  const target = output(op);
  const { low, high } = activationRange(activation, target);
  return [
    { name: 'zero_out', value: zeroPointOf(target) },
    { name: 'low', value: low },
    { name: 'high', value: high },
  ];
}

/** Literals from a plain record, in its order. */
export function literals(values: Readonly<Record<string, number>>): readonly Literal[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
