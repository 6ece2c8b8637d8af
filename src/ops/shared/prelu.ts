import { type Multiplier, quantizeMultiplier } from '../../fixed-point.ts';
import { elementCount, input, output, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { constantValue, type Value } from '../../graph/values.ts';
import { broadcastIndices, broadcastLoops } from './broadcast.ts';
import { rescale } from './codes.ts';

export function preluMultipliers(op: Op<unknown>): { readonly positive: Multiplier; readonly negative: Multiplier } {
  return { positive: rescale(op), negative: quantizeMultiplier(alphaFactor(op)) };
}

export function alphaFactor(op: Op<unknown>): number {
  return (scaleOf(input(op, 0)) * scaleOf(input(op, 1))) / scaleOf(output(op));
}

export interface AlphaRows {
  readonly rows: number;
  readonly n: number;
  /** How far alpha moves from row to row, and within one. */
  readonly row: number;
  readonly step: number;
  /** Alpha for every element, where two loops do not do. */
  readonly spread: Value | null;
}

/** Null where alpha, computed at run time, needs more than two loops. */
export function alphaRows(op: Op<unknown>): AlphaRows | null {
  const [source, alpha] = [input(op, 0), input(op, 1)];
  const loops = broadcastLoops(source.shape, alpha.shape);
  const [outer, inner] = [loops.at(-2), loops.at(-1)!];
  if (loops.length <= 2) {
    return { rows: outer?.size ?? 1, n: inner.size, row: outer?.stepB ?? 0, step: inner.stepB, spread: null };
  }
  if (alpha.data === null) return null;
  const indices = broadcastIndices(alpha.shape, source.shape);
  const values = constantValue(alpha) as Float32Array;
  const spread = new (values.constructor as typeof Float32Array)(indices.length).map((_, i) => values[indices[i]!]!);
  return { rows: 1, n: elementCount(source.shape), row: 0, step: 1, spread };
}
