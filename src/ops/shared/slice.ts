import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { type Move, stridesOf } from './move.ts';

/** What is taken along one input axis. */
export interface Cut {
  readonly begin: number;
  readonly size: number;
  readonly step: number;
}

/** A box of input 0, one cut per axis, put into an output as it stands there in row-major order. */
export function sliceMove(op: Op<unknown>, cuts: readonly Cut[], index = 0, source = 0): Move {
  const strides = stridesOf(input(op, source).shape);
  const targets = stridesOf(cuts.map((cut) => cut.size));
  return {
    input: source,
    output: index,
    from: cuts.reduce((sum, cut, axis) => sum + (cut.size > 0 ? cut.begin : 0) * strides[axis]!, 0),
    to: 0,
    axes: cuts.map(({ size, step }, axis) => ({ size, from: step * strides[axis]!, to: targets[axis]! })),
  };
}
