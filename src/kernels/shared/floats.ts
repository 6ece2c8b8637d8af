import { realActivationRange } from '../../graph/quantization.ts';
import { input, optionalInput } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { constantValue } from '../../graph/values.ts';
import type { SumAttrs } from '../../ops/shared/accumulator.ts';
import type { Arg, Literal } from '../kernel.ts';
import { constant } from './requantize.ts';

export function floatWeights(op: Op<unknown>): Float32Array {
  return constantValue(input(op, 1)) as Float32Array;
}

/** A bias for each channel, 0 where the model has none. */
export function floatBias(op: Op<unknown>, channels: number): Arg {
  const bias = optionalInput(op, 2);
  return constant('bias', bias === null ? new Float32Array(channels) : (constantValue(bias) as Float32Array), 8);
}

/** low, high. */
export function floatRange(op: Op<SumAttrs>): readonly Literal[] {
  const { low, high } = realActivationRange(op.attrs.activation);
  return [
    { name: 'low', value: low, ctype: 'float' },
    { name: 'high', value: high, ctype: 'float' },
  ];
}
