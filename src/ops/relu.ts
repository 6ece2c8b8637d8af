import { clamp, quantizeMultiplier, requantize } from '../fixed-point.ts';
import { dtypeRange } from '../graph/quantization.ts';
import { input, output, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { OpDef } from './op.ts';
import { rescaleRule } from './shared/multiplier.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';

/** Standing alone it requantizes; fused into another operator it is a bound only. */
export const relu: OpDef<NoAttrs> = {
  tflite: 19,
  options: null,
  readOptions: noAttrs,
  types: [{ inputs: ['int8'], outputs: ['int8'] }],
  rules: [rescaleRule],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => [Int8Array.from(source as Int8Array, rectified(op))],
  elementwise: true,
  kernels: {},
};

/** clamp(requantize(x - zp_in) + zp_out, from zp_out). */
function rectified(op: Op<unknown>): (code: number) => number {
  const [source, target] = [input(op, 0), output(op)];
  const multiplier = quantizeMultiplier(scaleOf(source) / scaleOf(target));
  const { low, high } = dtypeRange(target.dtype);
  const zero = zeroPointOf(target);
  return (code) => clamp(requantize(code - zeroPointOf(source), multiplier) + zero, Math.max(low, zero), high);
}
