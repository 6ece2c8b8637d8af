import { elementCount, input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import { type CumsumAttrs, cumsumLoops, cumsumMultiplier } from '../../ops/shared/cumsum.ts';
import type { Kernel, Literal } from '../kernel.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { storedForm } from '../shared/requantize.ts';

export const cumsumKernels: Partial<Record<Backend, readonly Kernel<CumsumAttrs>[]>> = {
  native: [cumsumKernel('int8', 'cumsum_s8', codeLiterals), cumsumKernel('float32', 'cumsum_f32', () => [])],
};

function cumsumKernel(
  dtype: 'int8' | 'float32',
  name: string,
  arithmetic: (op: Op<CumsumAttrs>) => readonly Literal[],
): Kernel<CumsumAttrs> {
  return {
    name,
    source: `portable/${name}.c`,
    fits: (op) => input(op, 0).dtype === dtype,
    lower: (op) => {
      const { exclusive, reverse } = op.attrs;
      const order = { exclusive: exclusive ? 1 : 0, reverse: reverse ? 1 : 0 };
      return {
        args: [
          { kind: 'input', index: 0, form: 'plain' },
          { kind: 'output', index: 0, form: 'plain' },
        ],
        literals: [...literals({ ...cumsumLoops(op), ...order }), ...arithmetic(op)],
        inPlace: [[0, 0]],
        assumes: [],
        cost: 20 * elementCount(output(op).shape),
      };
    },
  };
}

function codeLiterals(op: Op<CumsumAttrs>): readonly Literal[] {
  const { multiplier, shift } = storedForm(cumsumMultiplier(op));
  return [...literals({ zero_in: zeroPointOf(input(op, 0)), multiplier, shift }), ...finishLiterals(op, 'none')];
}
