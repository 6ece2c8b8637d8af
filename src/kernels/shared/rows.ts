import { input } from '../../graph/tensor.ts';
import type { DType, Op } from '../../graph/types.ts';
import { softmaxRows } from '../../ops/shared/softmax.ts';
import type { Arg, Kernel, Literal, Target } from '../kernel.ts';
import { literals } from './literals.ts';
import { output } from '../../graph/tensor.ts';

export interface RowKernel<A> {
  readonly name: string;
  readonly from: DType;
  readonly to?: DType;
  readonly tables?: (op: Op<A>) => readonly Arg[];
  /** After rows and depth. */
  readonly literals?: (op: Op<A>) => readonly Literal[];
  /** Instructions of one element. */
  readonly cost: (target: Target) => number;
}

/** A kernel along the last axis, row by row; in place where the elements are of one size. */
export function rowKernel<A>({ name, from, to = from, ...rest }: RowKernel<A>): Kernel<A> {
  return {
    name,
    source: `portable/${name}.c`,
    fits: (op) => input(op, 0).dtype === from && output(op).dtype === to,
    lower: (op, target) => {
      const { rows, depth } = softmaxRows(op);
      return {
        args: [
          { kind: 'input', index: 0, form: 'plain' },
          ...(rest.tables?.(op) ?? []),
          { kind: 'output', index: 0, form: 'plain' },
        ],
        literals: [...literals({ rows, depth }), ...(rest.literals?.(op) ?? [])],
        inPlace: from === to ? [[0, 0]] : [],
        assumes: [],
        cost: rows * depth * rest.cost(target),
      };
    },
  };
}

export function floatCost(hard: number, soft: number): (target: Target) => number {
  return (target) => (target.fpu === 'none' ? soft : hard);
}
