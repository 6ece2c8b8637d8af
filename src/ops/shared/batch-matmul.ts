import { input } from '../../graph/tensor.ts';
import type { Op, Shape, Tensor } from '../../graph/types.ts';
import type { BatchMatmulAttrs } from '../batch-matmul.ts';

/** Elements from one row, column or batch of an operand to the next. */
export interface MatrixSteps {
  readonly row: number;
  readonly column: number;
  /** Per batch dimension, 0 where the operand is broadcast. */
  readonly batch: readonly number[];
}

export interface BatchMatmulGeometry {
  readonly batch: Shape;
  readonly rows: number;
  readonly depth: number;
  readonly columns: number;
  readonly left: MatrixSteps;
  readonly right: MatrixSteps;
}

/** out[b, i, j] = sum over k of left[b, i, k] * right[b, k, j]; an adjoint operand is stored the other way round. */
export function batchMatmulGeometry(op: Op<BatchMatmulAttrs>): BatchMatmulGeometry {
  const [left, right] = [input(op, 0), input(op, 1)];
  const batch = broadcast(left.shape.slice(0, -2), right.shape.slice(0, -2));
  const [rows, depth] = sides(left, op.attrs.adjX);
  const [, columns] = sides(right, op.attrs.adjY);
  return {
    batch,
    rows,
    depth,
    columns,
    left: { ...steps(left, op.attrs.adjX), batch: batchSteps(left.shape, batch) },
    right: { ...steps(right, op.attrs.adjY), batch: batchSteps(right.shape, batch) },
  };
}

/** Rows and columns of a matrix as it is used. */
export function sides({ shape }: Tensor, adjoint: boolean): readonly [rows: number, columns: number] {
  const [rows = 1, columns = 1] = shape.slice(-2);
  return adjoint ? [columns, rows] : [rows, columns];
}

function steps({ shape }: Tensor, adjoint: boolean): { readonly row: number; readonly column: number } {
  const width = shape.at(-1) ?? 1;
  return adjoint ? { row: 1, column: width } : { row: width, column: 1 };
}

/** Shapes aligned at their ends; a size of 1 stretches. */
export function broadcast(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  const size = (shape: Shape, i: number): number => shape[i - rank + shape.length] ?? 1;
  return Array.from({ length: rank }, (_, i) => (size(a, i) === 1 ? size(b, i) : size(a, i)));
}

function batchSteps(shape: Shape, batch: Shape): readonly number[] {
  const own = [...Array<number>(batch.length + 2 - shape.length).fill(1), ...shape];
  return batch.map((_, i) => (own[i] === 1 ? 0 : own.slice(i + 1).reduce((n, size) => n * size, 1)));
}
