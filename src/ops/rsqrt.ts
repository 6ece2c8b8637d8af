import { requantize } from '../fixed-point.ts';
import { dtypeRange } from '../graph/quantization.ts';
import { input, output, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { rsqrtKernel } from '../kernels/unary/codes.ts';
import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { finish } from './shared/codes.ts';
import { inverseSqrt, ROOT_BITS, rsqrtFactor, rsqrtMultiplier } from './shared/inverse-sqrt.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { type Function1, unary } from './shared/unary.ts';

export const rsqrt: OpDef<NoAttrs> = unary<NoAttrs>({
  tflite: 76,
  options: null,
  readOptions: noAttrs,
  rules: [
    {
      says: 'one over the root of the input scale and the output scale lies between 2^-11 and 2^48',
      broken: (op) => {
        if (input(op, 0).dtype === 'float32') return null;
        const factor = rsqrtFactor(op);
        return factor > 2 ** -11 && factor < 2 ** 48 ? null : `factor ${factor}`;
      },
    },
  ],
  of: { int8: ofCode, int16: ofCode, float32: () => (x) => 1 / Math.fround(Math.sqrt(x)) },
  kernels: native<NoAttrs>(rsqrtKernel, realKernel('rsqrt', 'roots_f32', [35, 400])),
});

/** Real zero gives the largest code. So do negative numbers, at which TFLite Micro fails. */
function ofCode(op: Op<unknown>): Function1 {
  const [zero, { high }, end, multiplier] = [
    zeroPointOf(input(op, 0)),
    dtypeRange(output(op).dtype),
    finish(op),
    rsqrtMultiplier(op),
  ];
  return (code) => {
    if (code <= zero) return high;
    const root = inverseSqrt(code - zero);
    return end(requantize(1, { ...root, shift: root.shift + ROOT_BITS }), multiplier);
  };
}
