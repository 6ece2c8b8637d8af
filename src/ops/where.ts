import type { Shape } from '../graph/types.ts';
import { elementCount, input } from '../graph/tensor.ts';
import { constantValue, type Value } from '../graph/values.ts';
import type { Op } from '../graph/types.ts';
import type { OpDef } from './op.ts';
import { stridesOf } from './shared/move.ts';

/** Coordinates of all true elements. Their number depends on the data, so only a constant input has a meaning here. */
export const where: OpDef<null> = {
  tflite: 109,
  options: 'WhereOptions',
  readOptions: () => null,
  types: (['bool', 'int8', 'uint8', 'int32', 'int64', 'float32'] as const).map((data) => ({
    inputs: [data],
    outputs: ['int64'],
  })),
  rules: [
    {
      says: "the input is constant, since the output's size depends on its values",
      broken: (op) => (input(op, 0).data === null ? `"${input(op, 0).name}" is computed at run time` : null),
      hint: 'use SELECT_V2 (tf.where with three arguments), whose output has a fixed shape',
    },
  ],
  infer: (op) => [[trueAt(op, constantValue(input(op, 0))).length, input(op, 0).shape.length]],
  reference: (op, [source]) => {
    const found = trueAt(op, source as Value);
    const { shape } = input(op, 0);
    return [BigInt64Array.from(found.flatMap((i) => coordinates(i, shape).map(BigInt)))];
  },
  kernels: {},
};

function trueAt(op: Op<null>, value: Value): readonly number[] {
  const all = Array.from({ length: elementCount(input(op, 0).shape) }, (_, i) => i);
  return all.filter((i) => Number(value[i]) !== 0);
}

function coordinates(i: number, shape: Shape): readonly number[] {
  return stridesOf(shape).map((stride, axis) => Math.floor(i / stride) % shape[axis]!);
}
