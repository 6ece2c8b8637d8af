import { input, output } from '../graph/tensor.ts';
import type { OpDef } from './op.ts';
import { commonShape } from './shared/broadcast-strides.ts';
import { integerValue, ruleOn } from './shared/integers.ts';

/** The shape to which two shapes broadcast. */
export const broadcastArgs: OpDef<null> = {
  tflite: 145,
  options: null,
  readOptions: () => null,
  types: (['int32', 'int64'] as const).map((index) => ({ inputs: [index, index], outputs: [index] })),
  constants: [0, 1],
  rules: [
    ruleOn('the two shapes broadcast', [0, 1], (_, a = [], b = []) =>
      commonShape([a, b]) === null ? `${a.join('x')} with ${b.join('x')}` : null,
    ),
  ],
  infer: (op) => [[Math.max(...op.inputs.map((_, i) => input(op, i).shape[0] ?? 0))]],
  reference: (op, [a, b]) => {
    const shapes = [a, b].map((value) => Array.from(value as ArrayLike<number | bigint>, Number));
    return [integerValue(output(op).dtype, commonShape(shapes) ?? [])];
  },
  kernels: {},
};
