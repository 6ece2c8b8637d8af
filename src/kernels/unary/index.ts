import { elementCount, input, output } from '../../graph/tensor.ts';
import type { DType, Op } from '../../graph/types.ts';
import type { Backend, OpDef } from '../../ops/op.ts';
import type { Arg, Kernel, Literal, Target } from '../kernel.ts';
import { literals } from '../shared/literals.ts';

export interface MapKernel<A> {
  readonly name: string;
  /** File under kernels/portable, without .c; the name where left out. */
  readonly file?: string;
  readonly dtype: DType;
  /** After the input. */
  readonly tables?: (op: Op<A>) => readonly Arg[];
  /** After the size. */
  readonly literals?: (op: Op<A>) => readonly Literal[];
  /** Instructions of one element, with and without a float unit where that matters. */
  readonly cost: number | readonly [hard: number, soft: number];
}

/** A kernel that does the same with every element; each is read before its place is written. */
export function mapKernel<A>({ name, file = name, dtype, ...rest }: MapKernel<A>): Kernel<A> {
  return {
    name,
    source: `portable/${file}.c`,
    fits: (op) => input(op, 0).dtype === dtype && output(op).dtype === dtype,
    lower: (op, target) => {
      const size = elementCount(output(op).shape);
      return {
        args: [
          { kind: 'input', index: 0, form: 'plain' },
          ...(rest.tables?.(op) ?? []),
          { kind: 'output', index: 0, form: 'plain' },
        ],
        literals: [...literals({ size }), ...(rest.literals?.(op) ?? [])],
        inPlace: [[0, 0]],
        assumes: [],
        cost: size * costOn(target, rest.cost),
      };
    },
  };
}

function costOn(target: Target, cost: number | readonly [number, number]): number {
  if (typeof cost === 'number') return cost;
  return target.fpu === 'none' ? cost[1] : cost[0];
}

export function native<A>(...kernels: readonly Kernel<A>[]): OpDef<A>['kernels'] & Partial<Record<Backend, unknown>> {
  return { native: kernels };
}

/** One of the float functions in `file`. */
export function realKernel<A>(name: string, file: string, cost: readonly [hard: number, soft: number]): Kernel<A> {
  return mapKernel<A>({ name: `${name}_f32`, file, dtype: 'float32', cost });
}

export function floats(values: Readonly<Record<string, number>>): readonly Literal[] {
  return literals(values).map((literal) => ({ ...literal, ctype: 'float' as const }));
}
