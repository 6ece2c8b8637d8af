import { elementCount, input, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { makeValue, type Value, type Values } from '../../graph/values.ts';
import { indexedCopyKernels } from '../../kernels/indexed-copy/index.ts';
import type { OpDef } from '../op.ts';
import { stridesOf, withConstants } from './move.ts';

type Given = 'tflite' | 'options' | 'readOptions' | 'types' | 'rules' | 'infer' | 'constants';

/** For each axis of input 0 the index that each output index along it reads: output(i, j, ...) = input(p0[i], p1[j], ...). */
export type Picks = readonly (readonly number[])[];

export interface PickerDef<A> extends Pick<OpDef<A>, Given> {
  readonly picks: (op: Op<A>) => Picks;
}

/** An operator whose every axis reads the input's at indices known when compiling. */
export function picker<A>({ picks, ...def }: PickerDef<A>): OpDef<A> {
  return {
    ...def,
    reference: (op, inputs) => [applyPicks(op, inputs, picks(withConstants(op, inputs, def.constants ?? [])))],
    kernels: indexedCopyKernels(picks),
  };
}

function applyPicks(op: Op<unknown>, inputs: Values, picks: Picks): Value {
  const strides = stridesOf(input(op, 0).shape);
  const out = makeValue(output(op).dtype, elementCount(output(op).shape));
  const offsets = picks.reduce<readonly number[]>(
    (all, axis, n) => all.flatMap((offset) => axis.map((index) => offset + index * strides[n]!)),
    [0],
  );
  offsets.forEach((from, to) => ((out as Int8Array)[to] = (inputs[0] as Int8Array)[from]!));
  return out;
}
