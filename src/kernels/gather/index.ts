import { elementBytes, input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Backend } from '../../ops/op.ts';
import type { GatherShape } from '../../ops/shared/gather.ts';
import type { Kernel } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { operand } from '../shared/operand.ts';
import { unitOf } from '../shared/unit.ts';

type Kernels<A> = Partial<Record<Backend, readonly Kernel<A>[]>>;

/** Slices of one axis, with input and output of one type. */
export function gatherKernels<A>(shapeOf: (op: Op<A>) => GatherShape, others: readonly Kernel<A>[] = []): Kernels<A> {
  const portable: Kernel<A> = {
    name: 'gather',
    source: 'portable/gather.c',
    fits: (op) => input(op, shapeOf(op).table).dtype === op.outputs[0]?.dtype,
    lower: (op) => {
      const { table, indices, batch, outer, axis, picks, slice } = shapeOf(op);
      const run = slice * elementBytes(input(op, table).dtype);
      const index_bytes = elementBytes(input(op, indices).dtype);
      return {
        args: [operand(op, table), operand(op, indices), { kind: 'output', index: 0, form: 'plain' }],
        literals: literals({ unit: unitOf([run]), run, index_bytes, batch, outer, axis, picks }),
        inPlace: [],
        assumes: [],
        cost: batch * outer * picks * (12 + run / 2),
      };
    },
  };
  return { native: [portable, ...others] };
}
