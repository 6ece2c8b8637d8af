import { elementBytes, elementCount, input, output } from '../../graph/tensor.ts';
import type { DType, Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

/** One kernel for each kind of change; `extra` are its literals after the size. */
function castKernel(
  name: string,
  fits: (from: DType, to: DType) => boolean,
  extra: (from: DType, to: DType) => Readonly<Record<string, number>>,
): Kernel<null> {
  const types = (op: Op<null>): readonly [DType, DType] => [input(op, 0).dtype, output(op).dtype];
  return {
    name,
    source: 'portable/cast.c',
    fits: (op) => fits(...types(op)),
    lower: (op) => {
      const size = elementCount(output(op).shape);
      return {
        args: [
          { kind: 'input', index: 0, form: 'plain' },
          { kind: 'output', index: 0, form: 'plain' },
        ],
        literals: literals({ size, ...extra(...types(op)) }),
        inPlace: [],
        assumes: [],
        cost: 6 * size,
      };
    },
  };
}

const isReal = (dtype: DType): boolean => dtype === 'float32';
const isBool = (dtype: DType): boolean => dtype === 'bool';

function integer(dtype: DType): { readonly bytes: number; readonly is_signed: number } {
  return { bytes: elementBytes(dtype), is_signed: dtype.startsWith('int') ? 1 : 0 };
}

export const castKernels: Partial<Record<Backend, readonly Kernel<null>[]>> = {
  native: [
    castKernel(
      'cast',
      (from, to) => !isReal(from) && !isReal(to) && !isBool(to),
      (from, to) => ({ ...integer(from), to_bytes: elementBytes(to) }),
    ),
    castKernel(
      'cast_to_bool',
      (from, to) => !isReal(from) && isBool(to),
      (from) => ({ bytes: elementBytes(from) }),
    ),
    castKernel(
      'cast_to_f32',
      (from, to) => !isReal(from) && isReal(to),
      (from) => integer(from),
    ),
    castKernel(
      'cast_from_f32',
      (from, to) => isReal(from) && !isReal(to) && !isBool(to),
      (_, to) => ({ to_bytes: elementBytes(to), is_signed: integer(to).is_signed }),
    ),
    castKernel(
      'cast_f32_to_bool',
      (from, to) => isReal(from) && isBool(to),
      () => ({}),
    ),
  ],
};
