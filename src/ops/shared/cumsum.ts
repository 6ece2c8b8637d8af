import { type Multiplier, quantizeMultiplier } from '../../fixed-point.ts';
import { elementCount, input, output, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { frontAxis, integers } from './integers.ts';

export interface CumsumAttrs {
  readonly exclusive: boolean;
  readonly reverse: boolean;
}

/** The tensor as [outer][size][inner] around the axis. */
export function cumsumLoops(op: Op<unknown>): {
  readonly outer: number;
  readonly size: number;
  readonly inner: number;
} {
  const { shape } = input(op, 0);
  const axis = frontAxis(integers(op, 1)[0] ?? 0, shape.length);
  return {
    outer: elementCount(shape.slice(0, axis)),
    size: shape[axis] ?? 1,
    inner: elementCount(shape.slice(axis + 1)),
  };
}

/** Sums carry 19 more bits than codes. */
export const SUM_BITS = 19;

export function cumsumMultiplier(op: Op<unknown>): Multiplier {
  return quantizeMultiplier(cumsumFactor(op));
}

export function cumsumFactor(op: Op<unknown>): number {
  return (2 * scaleOf(input(op, 0))) / (2 ** (SUM_BITS + 1) * scaleOf(output(op)));
}
