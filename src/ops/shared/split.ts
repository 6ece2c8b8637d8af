import { input } from '../../graph/tensor.ts';
import type { Op, Shape } from '../../graph/types.ts';
import type { Move } from './move.ts';
import { sliceMove } from './slice.ts';

/** Shapes of the pieces into which `axis` of an input falls. */
export function splitShapes(op: Op<unknown>, source: number, axis: number, sizes: readonly number[]): readonly Shape[] {
  return sizes.map((size) => input(op, source).shape.with(axis, size));
}

/** Each piece into its own output. */
export function splitMoves(op: Op<unknown>, source: number, axis: number, sizes: readonly number[]): readonly Move[] {
  const { shape } = input(op, source);
  return sizes.map((size, index) => {
    const begin = sizes.slice(0, index).reduce((sum, n) => sum + n, 0);
    const cuts = shape.map((n, i) => (i === axis ? { begin, size, step: 1 } : { begin: 0, size: n, step: 1 }));
    return sliceMove(op, cuts, index, source);
  });
}
