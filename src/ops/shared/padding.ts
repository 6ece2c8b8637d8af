import { input, optionalInput, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op, Shape } from '../../graph/types.ts';
import { constantIntegers, constantValue, makeValue, type Value } from '../../graph/values.ts';

export interface PaddedAxis {
  readonly in: number;
  readonly before: number;
  readonly out: number;
}

/** Each dimension with what stands before it; the rest of `out` comes after. */
export function paddedAxes(op: Op<unknown>): readonly PaddedAxis[] {
  const pairs = constantIntegers(input(op, 1));
  return input(op, 0).shape.map((size, i) => {
    const [before = 0, after = 0] = [pairs[2 * i], pairs[2 * i + 1]];
    return { in: size, before, out: before + size + after };
  });
}

export function paddedShape(op: Op<unknown>): Shape {
  return paddedAxes(op).map((axis) => axis.out);
}

/** One element of what stands around the input: PADV2's value; for PAD real zero as int8 and uint8 code, otherwise 0. */
export function fillOf(op: Op<unknown>): Value {
  const given = optionalInput(op, 2);
  if (given !== null) return constantValue(given);
  const fill = makeValue(output(op).dtype, 1);
  if (fill instanceof Int8Array || fill instanceof Uint8Array) fill[0] = zeroPointOf(output(op));
  return fill;
}
