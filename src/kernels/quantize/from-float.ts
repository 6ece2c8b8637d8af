import { dtypeRange } from '../../graph/quantization.ts';
import { elementCount, input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { DType } from '../../graph/types.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

export const fromFloat: readonly Kernel<NoAttrs>[] = [
  kernelFor('int8', 'quantize_f32_s8', true),
  kernelFor('int16', 'quantize_f32_s16', false),
];

/** Writing bytes over floats is fine, each float is read before its bytes go; 16-bit stores would break C's aliasing rule. */
function kernelFor(dtype: DType, name: string, overwrites: boolean): Kernel<NoAttrs> {
  return {
    name,
    source: 'portable/quantize_f32.c',
    fits: (op) => input(op, 0).dtype === 'float32' && output(op).dtype === dtype,
    lower: (op, target) => {
      const size = elementCount(output(op).shape);
      const { low, high } = dtypeRange(dtype);
      const scale = { name: 'scale', value: scaleOf(output(op)), ctype: 'float' } as const;
      return {
        args: [
          { kind: 'input', index: 0, form: 'plain' },
          { kind: 'output', index: 0, form: 'plain' },
        ],
        literals: [...literals({ size }), scale, ...literals({ zero: zeroPointOf(output(op)), low, high })],
        inPlace: overwrites ? [[0, 0]] : [],
        assumes: [],
        cost: size * (target.fpu === 'none' ? 350 : 35),
      };
    },
  };
}
