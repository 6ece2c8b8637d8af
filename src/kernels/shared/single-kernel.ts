import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import type { Arg, Call, Kernel } from '../kernel.ts';
import { literals } from './literals.ts';

/** What there is to say of an operator's only kernel. */
interface Description {
  readonly args: readonly Arg[];
  readonly literals: Readonly<Record<string, number>>;
  readonly inPlace?: Call['inPlace'];
  readonly cost: number;
}

/** A portable kernel that takes every form of its operator that `fits`. */
export function singleKernel<A>(
  name: string,
  describe: (op: Op<A>) => Description,
  fits: (op: Op<A>) => boolean = () => true,
): Kernel<A> {
  return {
    name,
    source: `portable/${name}.c`,
    fits,
    lower: (op) => {
      const { args, literals: values, inPlace = [], cost } = describe(op);
      return { args, literals: literals(values), inPlace, assumes: [], cost };
    },
  };
}

export function native<A>(...kernels: readonly Kernel<A>[]): Partial<Record<Backend, readonly Kernel<A>[]>> {
  return { native: kernels };
}

export const inputArg = (index: number): Arg => ({ kind: 'input', index, form: 'plain' });
export const outputArg = (index = 0): Arg => ({ kind: 'output', index, form: 'plain' });
export const stateArg = (index: number): Arg => ({ kind: 'state', index });
