import { elementBytes, input, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import type { ArgShape } from '../../ops/shared/arg-extreme.ts';
import type { Call, Kernel, Literal } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

type ShapeOf = (op: Op<null>) => ArgShape;

export function argExtremeKernels(
  shapeOf: ShapeOf,
  largest: boolean,
): Partial<Record<Backend, readonly Kernel<null>[]>> {
  const lower = (op: Op<null>, more: readonly Literal[]): Call => {
    const { outer, axis, inner } = shapeOf(op);
    const index_bytes = elementBytes(output(op).dtype);
    return {
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [...literals({ outer, axis, inner, largest: largest ? 1 : 0, index_bytes }), ...more],
      inPlace: [],
      assumes: [],
      cost: outer * axis * inner * 5,
    };
  };
  const source = 'portable/arg_extreme.c';
  const codes: Kernel<null> = {
    name: 'arg_extreme',
    source,
    fits: (op) => input(op, 0).dtype !== 'float32',
    lower: (op) => {
      const { dtype } = input(op, 0);
      return lower(op, literals({ bytes: elementBytes(dtype), is_signed: dtype === 'uint8' ? 0 : 1 }));
    },
  };
  const reals: Kernel<null> = {
    name: 'arg_extreme_f32',
    source,
    fits: (op) => input(op, 0).dtype === 'float32',
    lower: (op) => lower(op, []),
  };
  return { native: [codes, reals] };
}
