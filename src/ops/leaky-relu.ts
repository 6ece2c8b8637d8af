import { input, output, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { leakyReluKernels } from '../kernels/unary/codes.ts';
import type { OpDef } from './op.ts';
import { finish } from './shared/codes.ts';
import { type LeakyReluAttrs, leakyMultipliers } from './shared/leaky-relu.ts';
import { multiplierRule } from './shared/multiplier.ts';
import { type Function1, unary } from './shared/unary.ts';

export const leakyRelu: OpDef<LeakyReluAttrs> = unary<LeakyReluAttrs>({
  tflite: 98,
  options: 'LeakyReluOptions',
  readOptions: (o) => ({ alpha: o.number('alpha') }),
  rules: [
    multiplierRule((op) => {
      if (input(op, 0).dtype === 'float32') return [];
      const ratio = scaleOf(input(op, 0)) / scaleOf(output(op));
      return [ratio, Math.abs(ratio * op.attrs.alpha)];
    }),
  ],
  of: {
    int8: ofCode,
    int16: ofCode,
    float32:
      ({ attrs }) =>
      (x) =>
        x > 0 ? x : x * attrs.alpha,
  },
  kernels: leakyReluKernels,
});

function ofCode(op: Op<LeakyReluAttrs>): Function1 {
  const { positive, negative, sign } = leakyMultipliers(op);
  const [zero, end] = [zeroPointOf(input(op, 0)), finish(op)];
  return (code) => (code >= zero ? end(code - zero, positive) : end(sign * (code - zero), negative));
}
