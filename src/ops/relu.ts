import { clampKernel, rectifyKernel } from '../kernels/unary/codes.ts';
import { native } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { rescaleRule } from './shared/multiplier.ts';
import { between, rescaledCode } from './shared/relu.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

const bounds = { low: 0, high: Infinity };

/** Standing alone it requantizes; fused into another operator it is a bound only. */
export const relu: OpDef<NoAttrs> = unary<NoAttrs>({
  tflite: 19,
  options: null,
  readOptions: noAttrs,
  rules: [rescaleRule],
  of: {
    int8: (op) => rescaledCode(op, bounds),
    int16: (op) => rescaledCode(op, bounds),
    float32: () => between(bounds),
  },
  kernels: native<NoAttrs>(
    rectifyKernel,
    clampKernel('float32', () => ({ low: 0, high: Infinity })),
  ),
});
