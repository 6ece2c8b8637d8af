import { quantizeMultiplier, type Multiplier } from '../../fixed-point.ts';
import { input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { BatchMatmulAttrs } from '../../ops/batch-matmul.ts';
import type { Backend } from '../../ops/op.ts';
import { batchMatmulGeometry } from '../../ops/shared/batch-matmul.ts';
import type { Kernel, Literal } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { multiplierLiterals } from '../shared/multiplier-literals.ts';
import { storedForm64 } from '../shared/requantize-64.ts';
import { operands, shapeLiterals } from './operands.ts';

const portableInt8 = portable('batch_matmul_s8', 'int8', 3.5, (op) => [
  ...literals({
    zero_left: zeroPointOf(input(op, 0)),
    zero_right: zeroPointOf(input(op, 1)),
    zero_out: zeroPointOf(output(op)),
  }),
  ...multiplierLiterals('product', product(op)),
]);

const portableInt16 = portable('batch_matmul_s16', 'int16', 8, (op) => {
  const { multiplier, shift } = storedForm64(product(op));
  return literals({ product_multiplier: multiplier, product_shift: shift });
});

const portableFloat = portable('batch_matmul_f32', 'float32', 12, () => []);

/** `pace` is about the instructions of one multiply-accumulate; `finish` what follows the shape. */
function portable(
  name: string,
  dtype: 'int8' | 'int16' | 'float32',
  pace: number,
  finish: (op: Op<BatchMatmulAttrs>) => readonly Literal[],
): Kernel<BatchMatmulAttrs> {
  return {
    name,
    source: `portable/${name}.c`,
    fits: (op) => input(op, 0).dtype === dtype,
    lower: (op) => {
      const g = batchMatmulGeometry(op);
      const results = g.batch.reduce((n, size) => n * size, g.rows * g.columns);
      return {
        args: operands(op),
        literals: [...shapeLiterals(op), ...finish(op)],
        inPlace: [],
        assumes: [],
        cost: results * (pace * g.depth + 25),
      };
    },
  };
}

function product(op: Op<BatchMatmulAttrs>): Multiplier {
  return quantizeMultiplier((scaleOf(input(op, 0)) * scaleOf(input(op, 1))) / scaleOf(output(op)));
}

export const batchMatmulKernels: Partial<Record<Backend, readonly Kernel<BatchMatmulAttrs>[]>> = {
  native: [portableInt8, portableInt16, portableFloat],
};
