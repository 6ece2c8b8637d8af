import { elementCount, input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Multiplier } from '../../fixed-point.ts';
import type { DType, Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import { rescale } from '../../ops/shared/codes.ts';
import { meanMultiplier, reducedCount, reducedDimensions, type ReductionAttrs } from '../../ops/shared/reduction.ts';
import type { Kernel, Literal } from '../kernel.ts';
import { finishLiterals, literals } from '../shared/literals.ts';
import { storedForm } from '../shared/requantize.ts';

/** One kernel for each element type. */
const typed = { int8: 's8', int16: 's16', float32: 'f32' } as const;
type Meant = keyof typeof typed;

function portable(dtype: Meant, name: string, multiplierOf: MultiplierOf): Kernel<ReductionAttrs> {
  return {
    name,
    source: `portable/${name}.c`,
    fits: (op) => input(op, 0).dtype === dtype && runsOf(op).length <= 5,
    lower: (op) => {
      const shape = loopsOf(runsOf(op));
      return {
        args: [
          { kind: 'input', index: 0, form: 'plain' },
          { kind: 'output', index: 0, form: 'plain' },
        ],
        literals: dtype === 'float32' ? shape : [...shape, ...requantization(op, multiplierOf)],
        inPlace: [],
        assumes: [],
        cost: 4 * elementCount(input(op, 0).shape) + 15 * elementCount(output(op).shape),
      };
    },
  };
}

export const meanKernels: Partial<Record<Backend, readonly Kernel<ReductionAttrs>[]>> = {
  native: (Object.keys(typed) as readonly Meant[]).map((dtype) =>
    portable(dtype, `mean_${typed[dtype]}`, meanMultiplier),
  ),
};

/** Sums of codes are means with another factor. */
export const sumKernels: Partial<Record<Backend, readonly Kernel<ReductionAttrs>[]>> = {
  native: [
    portable('int8', 'mean_s8', rescale),
    portable('int16', 'mean_s16', rescale),
    foldKernel('sum_f32', 'fold_f32', ['float32'], () => []),
  ],
};

/** Folds elements into one by a function of two; `extra` are its literals. */
export function foldKernel(
  name: string,
  file: string,
  dtypes: readonly DType[],
  extra: (op: Op<ReductionAttrs>) => readonly Literal[],
): Kernel<ReductionAttrs> {
  return {
    name,
    source: `portable/${file}.c`,
    fits: (op) => dtypes.includes(input(op, 0).dtype) && runsOf(op).length <= 5,
    lower: (op) => ({
      args: [
        { kind: 'input', index: 0, form: 'plain' },
        { kind: 'output', index: 0, form: 'plain' },
      ],
      literals: [...loopsOf(runsOf(op)), ...extra(op)],
      inPlace: [],
      assumes: [],
      cost: 8 * elementCount(input(op, 0).shape) + 15 * elementCount(output(op).shape),
    }),
  };
}

type MultiplierOf = (op: Op<ReductionAttrs>) => Multiplier;

function requantization(op: Op<ReductionAttrs>, multiplierOf: MultiplierOf): readonly Literal[] {
  const { multiplier, shift } = storedForm(multiplierOf(op));
  const offset = -reducedCount(op) * zeroPointOf(input(op, 0));
  return [...literals({ offset, multiplier, shift }), ...finishLiterals(op, 'none')];
}

/** The kernels' five loops; where two do, the inner ones, which cost less. */
function loopsOf(runs: readonly number[]): readonly Literal[] {
  const [a = 1, b = 1, c = 1, d = 1, e = 1] = runs.length > 3 ? runs : [runs[0], 1, 1, ...runs.slice(1)];
  return literals({ kept0: a, reduced0: b, kept1: c, reduced1: d, kept2: e });
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
