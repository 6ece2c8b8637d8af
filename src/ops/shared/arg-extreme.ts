import { elementCount, input, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Value } from '../../graph/values.ts';
import { argExtremeKernels } from '../../kernels/arg-extreme/index.ts';
import type { OpDef } from '../op.ts';
import { frontAxis, integers, integerValue, isAxis, ruleOn } from './integers.ts';

/** The input as rows along one axis. */
export interface ArgShape {
  readonly outer: number;
  readonly axis: number;
  readonly inner: number;
}

/** ARG_MAX and ARG_MIN: index of the extreme element along an axis, of equal ones the first. Codes are compared raw. */
export function argExtreme(tflite: number, options: string, largest: boolean): OpDef<null> {
  return {
    tflite,
    options,
    readOptions: () => null,
    types: (['int32', 'int64'] as const).flatMap((index) =>
      (['int8', 'float32', 'uint8', 'int16', 'int32'] as const).flatMap((data) =>
        (['int32', 'int64'] as const).map((axis) => ({ inputs: [data, axis], outputs: [index] })),
      ),
    ),
    constants: [1],
    rules: [
      ruleOn('the axis exists and is not empty', [1], (op, [axis = 0] = []) => {
        const { shape } = input(op, 0);
        const fine = isAxis(axis, shape.length) && shape[frontAxis(axis, shape.length)] !== 0;
        return fine ? null : `axis ${axis} of ${shape.join('x')}`;
      }),
    ],
    infer: (op) => [input(op, 0).shape.toSpliced(axisOf(op, integers(op, 1)), 1)],
    reference: (op, [source, axis]) => {
      const shape = argShape(op, Array.from(axis as ArrayLike<number | bigint>, Number));
      return [integerValue(output(op).dtype, extremes(source as Value, shape, largest))];
    },
    kernels: argExtremeKernels((op) => argShape(op, integers(op, 1)), largest),
  };
}

function axisOf(op: Op<unknown>, [axis = 0]: readonly number[]): number {
  return frontAxis(axis, input(op, 0).shape.length);
}

function argShape(op: Op<unknown>, given: readonly number[]): ArgShape {
  const { shape } = input(op, 0);
  const axis = axisOf(op, given);
  return { outer: elementCount(shape.slice(0, axis)), axis: shape[axis]!, inner: elementCount(shape.slice(axis + 1)) };
}

/** A plain comparison: a NaN in first place stays, one elsewhere is passed over. */
function extremes(source: Value, { outer, axis, inner }: ArgShape, largest: boolean): readonly number[] {
  return Array.from({ length: outer * inner }, (_, i) => {
    const first = Math.floor(i / inner) * axis * inner + (i % inner);
    const at = (k: number): number => Number(source[first + k * inner]);
    let best = 0;
    for (let k = 1; k < axis; k++) if (largest ? at(k) > at(best) : at(k) < at(best)) best = k;
    return best;
  });
}
