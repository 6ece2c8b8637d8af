import { clamp, requantize, requantize64 } from '../../fixed-point.ts';
import { type Activation, activationRange, realActivationRange } from '../../graph/quantization.ts';
import { input, optionalInput, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Value, Values } from '../../graph/values.ts';
import { channelMultipliers } from './convolution.ts';

/** What an operator that multiplies inputs with weights may say about its sums. */
export interface SumAttrs {
  readonly activation: Activation;
  /** Type of the bias that a model without bias would have had. */
  readonly quantizedBiasType?: string;
}

/** How sums are made and finished: in integers or in float32. */
export interface Accumulator {
  /** `acc` plus the products of n neighbouring inputs and weights, one after another. */
  readonly add: (acc: number, from: number, tap: number, n: number) => number;
  /** Bias, scale and zero point of the output, activation. */
  readonly finish: (acc: number, channel: number) => number;
}

/** int16 inputs with biases of 64 bits: such sums have 64 bits too, and are rounded once. */
export function hasWideBias(op: Op<SumAttrs>): boolean {
  if (input(op, 0).dtype !== 'int16') return false;
  const bias = optionalInput(op, 2);
  return bias === null ? op.attrs.quantizedBiasType !== 'int32' : bias.dtype === 'int64';
}

/** Inputs are data, weights and bias. */
export function accumulatorOf(op: Op<SumAttrs>, [source, weights, bias]: Values, channels: number): Accumulator {
  const biasOf = (c: number): number => Number(bias?.[c] ?? 0);
  return input(op, 0).dtype === 'float32'
    ? ofReals(op, source as Float32Array, weights as Float32Array, biasOf)
    : ofCodes(op, source as Value, weights as Int8Array, biasOf, channels);
}

function ofReals(
  op: Op<SumAttrs>,
  source: Float32Array,
  weights: Float32Array,
  biasOf: (channel: number) => number,
): Accumulator {
  const { low, high } = realActivationRange(op.attrs.activation);
  return {
    add: (acc, from, tap, n) => {
      let sum = acc;
      for (let i = 0; i < n; i++) sum = Math.fround(sum + Math.fround(source[from + i]! * weights[tap + i]!));
      return sum;
    },
    finish: (acc, c) => clamp(Math.fround(acc + biasOf(c)), low, high),
  };
}

/** sum (x - zp_x) * (w - zp_w) + bias, requantized, + zp_y. */
function ofCodes(
  op: Op<SumAttrs>,
  source: Value,
  weights: Int8Array,
  biasOf: (channel: number) => number,
  channels: number,
): Accumulator {
  const target = output(op);
  const [zeroIn, zeroWeights, zeroOut] = [zeroPointOf(input(op, 0)), zeroPointOf(input(op, 1)), zeroPointOf(target)];
  const multipliers = channelMultipliers(input(op, 0), input(op, 1), target, channels);
  const { low, high } = activationRange(op.attrs.activation, target);
  const codes = source as Int8Array;
  const wide = hasWideBias(op);
  return {
    add: (acc, from, tap, n) => {
      let sum = acc;
      for (let i = 0; i < n; i++) sum += (codes[from + i]! - zeroIn) * (weights[tap + i]! - zeroWeights);
      return sum;
    },
    finish: (acc, c) => {
      const sum = acc + biasOf(c);
      const scaled = wide ? requantize64(sum, multipliers[c]!) : requantize(sum | 0, multipliers[c]!);
      return clamp(scaled + zeroOut, low, high);
    },
  };
}
