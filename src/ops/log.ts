import { output, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { tabulated } from './shared/codes.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { asTflite, type Function1, unary } from './shared/unary.ts';

export const log: OpDef<NoAttrs> = unary({
  tflite: 73,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: { int8: (op) => tabulated(op, boundedLog(op)), float32: () => Math.log },
  notes: { int8: asTflite },
  kernels: native(realKernel('log', 'transcendental_f32', [60, 700])),
});

/** What has no logarithm becomes the smallest number of the output. */
function boundedLog(op: Op<NoAttrs>): Function1 {
  const least = (-128 - zeroPointOf(output(op))) * scaleOf(output(op));
  return (x) => (x <= 0 ? least : Math.log(x));
}
