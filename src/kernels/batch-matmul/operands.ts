import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { constantValue } from '../../graph/values.ts';
import type { BatchMatmulAttrs } from '../../ops/batch-matmul.ts';
import { batchMatmulGeometry } from '../../ops/shared/batch-matmul.ts';
import type { Arg, Literal, Table } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';

/** Either operand may be constant. */
export function operands(op: Op<BatchMatmulAttrs>): readonly Arg[] {
  return [operand(op, 0, 'left'), operand(op, 1, 'right'), { kind: 'output', index: 0, form: 'plain' }];
}

function operand(op: Op<BatchMatmulAttrs>, index: number, label: string): Arg {
  const tensor = input(op, index);
  if (tensor.data === null) return { kind: 'input', index, form: 'plain' };
  return constant(label, constantValue(tensor) as Table, tensor.shape.at(-1) ?? 1, 4);
}

/** Sizes and steps; batch dimensions are filled up to three in front. */
export function shapeLiterals(op: Op<BatchMatmulAttrs>): readonly Literal[] {
  const g = batchMatmulGeometry(op);
  const three = (name: string, values: readonly number[], fill: number): Record<string, number> => {
    const filled = [...Array<number>(3 - values.length).fill(fill), ...values];
    return Object.fromEntries(filled.map((value, i) => [`${name}_${i}`, value]));
  };
  return literals({
    ...three('batch', g.batch, 1),
    rows: g.rows,
    depth: g.depth,
    columns: g.columns,
    ...three('left_batch', g.left.batch, 0),
    left_row: g.left.row,
    left_column: g.left.column,
    ...three('right_batch', g.right.batch, 0),
    right_row: g.right.row,
    right_column: g.right.column,
  });
}
