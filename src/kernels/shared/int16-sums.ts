import { activationRange } from '../../graph/quantization.ts';
import { input, optionalInput, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { constantIntegers } from '../../graph/values.ts';
import { hasWideBias, type SumAttrs } from '../../ops/shared/accumulator.ts';
import { channelMultipliers } from '../../ops/shared/convolution.ts';
import type { Arg, Literal } from '../kernel.ts';
import { literals } from './literals.ts';
import { packMultipliers64 } from './requantize-64.ts';
import { constant, packMultipliers } from './requantize.ts';

/** Tables and literals of bf_finish_s16.h. */
export interface Int16Sums {
  /** bias, multiplier, shift. */
  readonly args: readonly Arg[];
  /** low, high, channel_step, wide, rounds_once. */
  readonly literals: readonly Literal[];
  readonly wide: boolean;
}

/** For int16 inputs and weights that lie in one row for each of `channels`. */
export function packInt16Sums(op: Op<SumAttrs>, rows: Int8Array, channels: number): Int16Sums {
  const bias = optionalInput(op, 2);
  const biases = bias === null ? Array<number>(channels).fill(0) : constantIntegers(bias);
  const roundsOnce = hasWideBias(op);
  const wide = roundsOnce && !fitsInt32(rows, zeroPointOf(input(op, 1)), biases);
  const multipliers = channelMultipliers(input(op, 0), input(op, 1), output(op), channels);
  const packed = roundsOnce ? packMultipliers64(multipliers) : packMultipliers(multipliers);
  const step = packed.literals.filter(({ name }) => name === 'channel_step');
  const { low, high } = activationRange(op.attrs.activation, output(op));
  const table = wide ? BigInt64Array.from(biases, BigInt) : Int32Array.from(biases);
  return {
    args: [constant('bias', table, wide ? 4 : 8), packed.multiplier, packed.shift],
    literals: [
      ...literals({ low, high }),
      ...step,
      ...literals({ wide: wide ? 1 : 0, rounds_once: roundsOnce ? 1 : 0 }),
    ],
    wide,
  };
}

/** Whether no channel's sum, complete or not, can leave 32 bits, whatever the inputs are. */
function fitsInt32(rows: Int8Array, zeroWeights: number, biases: readonly number[]): boolean {
  const length = rows.length / biases.length;
  return biases.every((bias, c) => {
    let reach = Math.abs(bias);
    for (let i = c * length; i < (c + 1) * length; i++) reach += 32768 * Math.abs(rows[i]! - zeroWeights);
    return reach < 2 ** 31;
  });
}
