import { clamp } from '../fixed-point.ts';
import { dtypeRange } from '../graph/quantization.ts';
import { input, output, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { absKernel } from '../kernels/unary/codes.ts';
import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { finish, rescale, sameScale } from './shared/codes.ts';
import { rescaleRule } from './shared/multiplier.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { type Function1, unary } from './shared/unary.ts';

export const abs: OpDef<NoAttrs> = unary<NoAttrs>({
  tflite: 101,
  options: null,
  readOptions: noAttrs,
  rules: [{ ...rescaleRule, broken: (op) => (sameScale(op) ? null : rescaleRule.broken(op)) }],
  of: { int8: ofCode, int16: ofCode, float32: () => Math.abs },
  kernels: native<NoAttrs>(absKernel, realKernel('abs', 'unary_arithmetic_f32', [4, 5])),
});

/** Equal scales, or none, need no rescaling. */
function ofCode(op: Op<unknown>): Function1 {
  const [zeroIn, zeroOut] = [zeroPointOf(input(op, 0)), zeroPointOf(output(op))];
  if (!sameScale(op)) {
    const [end, multiplier] = [finish(op), rescale(op)];
    return (code) => end(Math.abs(code - zeroIn), multiplier);
  }
  const { low, high } = dtypeRange(output(op).dtype);
  return (code) => clamp(Math.abs(code - zeroIn) + zeroOut, low, high);
}
