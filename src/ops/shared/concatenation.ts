import type { Activation } from '../../graph/quantization.ts';
import { elementCount, input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';

export interface ConcatenationAttrs {
  readonly axis: number;
  readonly activation: Activation;
}

/** Negative axes count from the end. */
export function axisOf(op: Op<ConcatenationAttrs>): number {
  return op.attrs.axis < 0 ? op.attrs.axis + input(op, 0).shape.length : op.attrs.axis;
}

/** How many times the inputs take turns, and how many elements of each then follow one another. */
export function turnsOf(op: Op<ConcatenationAttrs>): { readonly turns: number; readonly runs: readonly number[] } {
  const turns = elementCount(input(op, 0).shape.slice(0, axisOf(op)));
  return { turns, runs: op.inputs.map((_, i) => elementCount(input(op, i).shape) / turns) };
}
