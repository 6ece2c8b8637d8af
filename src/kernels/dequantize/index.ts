import { elementCount, input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { DType } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

/**
 * One float multiplication is exact: q - zp has at most 17 bits and s 24, so that a double holds the product without
 * rounding, and float32 rounds the same real number once.
 */
function kernelFor(dtype: DType, name: string): Kernel<NoAttrs> {
  return {
    name,
    source: 'portable/dequantize.c',
    fits: (op) => input(op, 0).dtype === dtype,
    lower: (op, target) => {
      const size = elementCount(output(op).shape);
      const scale = { name: 'scale', value: scaleOf(input(op, 0)), ctype: 'float' } as const;
      return {
        args: [
          { kind: 'input', index: 0, form: 'plain' },
          { kind: 'output', index: 0, form: 'plain' },
        ],
        literals: [...literals({ size, zero: zeroPointOf(input(op, 0)) }), scale],
        inPlace: [],
        assumes: [],
        cost: size * (target.fpu === 'none' ? 80 : 7),
      };
    },
  };
}

export const dequantizeKernels: Partial<Record<Backend, readonly Kernel<NoAttrs>[]>> = {
  native: [
    kernelFor('int8', 'dequantize_s8'),
    kernelFor('uint8', 'dequantize_u8'),
    kernelFor('int16', 'dequantize_s16'),
  ],
};
