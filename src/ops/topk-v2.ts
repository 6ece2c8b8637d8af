import { input } from '../graph/tensor.ts';
import type { Value } from '../graph/values.ts';
import { topKKernels } from '../kernels/top-k/index.ts';
import type { OpDef } from './op.ts';
import { sameType } from './shared/gather.ts';
import { integers, ruleOn } from './shared/integers.ts';

/** The k largest elements of each row, falling, and their indices; of equal ones the first come first. */
export const topkV2: OpDef<null> = {
  tflite: 48,
  options: 'TopKV2Options',
  readOptions: () => null,
  types: (['float32', 'int8', 'uint8', 'int16', 'int32'] as const).map((data) => ({
    inputs: [data, 'int32'],
    outputs: [data, 'int32'],
  })),
  constants: [1],
  rules: [
    ruleOn('k is between 1 and the length of the last axis', [1], (op, [k = 0] = []) => {
      const length = input(op, 0).shape.at(-1) ?? 0;
      return k >= 1 && k <= length ? null : `${k} of ${length}`;
    }),
  ],
  infer: (op) => {
    const shape = [...input(op, 0).shape.slice(0, -1), integers(op, 1)[0]!];
    return [shape, shape];
  },
  reference: (op, [source, k]) => topOfRows(source as Value, input(op, 0).shape.at(-1)!, Number(k![0])),
  kernels: topKKernels,
};

function topOfRows(source: Value, length: number, k: number): readonly [Value, Int32Array] {
  const rows = source.length / length;
  const [values, indices] = [sameType(source, rows * k), new Int32Array(rows * k)];
  for (let row = 0; row < rows; row++) {
    const at = (i: number): number => Number(source[row * length + i]);
    const order = Array.from({ length }, (_, i) => i).toSorted((a, b) => at(b) - at(a) || a - b);
    indices.set(order.slice(0, k), row * k);
    order.slice(0, k).forEach((from, to) => ((values as Int8Array)[row * k + to] = at(from)));
  }
  return [values, indices];
}
