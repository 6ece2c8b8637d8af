import { elementCount, input, output, scaleOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { Value } from '../graph/values.ts';
import { hybridEmbedding } from '../kernels/gather/embedding.ts';
import { gatherKernels } from '../kernels/gather/index.ts';
import type { OpDef } from './op.ts';
import { gatherRows, type GatherShape } from './shared/gather.ts';

/** Rows of a table; an int8 table may give real numbers, code * scale. Rows outside are clamped. */
export const embeddingLookup: OpDef<null> = {
  tflite: 7,
  options: null,
  readOptions: () => null,
  types: [
    { inputs: ['int32', 'float32'], outputs: ['float32'] },
    { inputs: ['int32', 'int8'], outputs: ['float32'] },
    { inputs: ['int32', 'int8'], outputs: ['int8'] },
  ],
  rules: [
    {
      says: 'row numbers are a vector, the table has two dimensions or more and is not empty',
      broken: (op) => {
        const [rows, table] = [input(op, 0).shape, input(op, 1).shape];
        const fine = rows.length === 1 && table.length >= 2 && table[0] !== 0;
        return fine ? null : `${rows.join('x')} rows of ${table.join('x')}`;
      },
    },
    {
      says: 'an int8 table that gives real numbers has one scale and zero point 0',
      broken: (op) => {
        const { dtype, quant } = input(op, 1);
        if (dtype === 'float32' || output(op).dtype === 'int8') return null;
        const fine = quant?.scales.length === 1 && quant.zeroPoints[0] === 0;
        return fine ? null : `${quant?.scales.length ?? 0} scales, zero point ${quant?.zeroPoints[0] ?? 0}`;
      },
    },
  ],
  infer: (op) => [input(op, 1).shape.with(0, input(op, 0).shape[0]!)],
  reference: (op, [rows, table]) => [inRealNumbers(op, gatherRows(table as Value, rows as Value, rowShape(op)))],
  kernels: gatherKernels(rowShape, [hybridEmbedding(rowShape)]),
};

function rowShape(op: Op<null>): GatherShape {
  const [height = 0, ...row] = input(op, 1).shape;
  const picks = input(op, 0).shape[0] ?? 0;
  return { table: 1, indices: 0, batch: 1, outer: 1, axis: height, picks, slice: elementCount(row) };
}

function inRealNumbers(op: Op<null>, rows: Value): Value {
  if (output(op).dtype === input(op, 1).dtype) return rows;
  const scale = scaleOf(input(op, 1));
  return Float32Array.from(rows as Int8Array, (code) => code * scale);
}
