import { elementCount, input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { meanMultiplier } from '../../ops/shared/mean.ts';
import type { Backend } from '../../ops/op.ts';
import { reducedCount, reducedDimensions, type ReductionAttrs } from '../../ops/shared/reduction.ts';
import type { Kernel, Literal } from '../kernel.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { storedForm } from '../shared/requantize.ts';

/** One kernel for each element type. */
const typed = { int8: 's8', int16: 's16', float32: 'f32' } as const;
type Meant = keyof typeof typed;

function portable(dtype: Meant): Kernel<ReductionAttrs> {
  const name = `mean_${typed[dtype]}`;
  return {
    name,
    source: `portable/${name}.c`,
    fits: (op) => input(op, 0).dtype === dtype && runsOf(op).length <= 5,
    lower: (op) => {
      const [kept0 = 1, reduced0 = 1, kept1 = 1, reduced1 = 1, kept2 = 1] = runsOf(op);
      const shape = literals({ kept0, reduced0, kept1, reduced1, kept2 });
      return {
        args: [
          { kind: 'input', index: 0, form: 'plain' },
          { kind: 'output', index: 0, form: 'plain' },
        ],
        literals: dtype === 'float32' ? shape : [...shape, ...requantization(op)],
        inPlace: [],
        assumes: [],
        cost: 4 * elementCount(input(op, 0).shape) + 15 * elementCount(output(op).shape),
      };
    },
  };
}

export const meanKernels: Partial<Record<Backend, readonly Kernel<ReductionAttrs>[]>> = {
  native: (Object.keys(typed) as readonly Meant[]).map(portable),
};

function requantization(op: Op<ReductionAttrs>): readonly Literal[] {
  const { multiplier, shift } = storedForm(meanMultiplier(op));
  const offset = -reducedCount(op) * zeroPointOf(input(op, 0));
  return [...literals({ offset, multiplier, shift }), ...finishLiterals(op, 'none')];
}

/** Sizes of neighbouring dimensions that are kept, reduced, kept, ... together; dimensions of 1 count for either. */
function runsOf(op: Op<unknown>): readonly number[] {
  const reduced = reducedDimensions(op);
  const runs = [1];
  input(op, 0).shape.forEach((size, i) => {
    if (size === 1) return;
    const isReducedRun = runs.length % 2 === 0;
    if (reduced[i] === isReducedRun) runs[runs.length - 1] = runs.at(-1)! * size;
    else runs.push(size);
  });
  return runs;
}
