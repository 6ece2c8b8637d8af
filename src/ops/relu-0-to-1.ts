import { clampKernel } from '../kernels/unary/codes.ts';
import { native } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { rescaleRule } from './shared/multiplier.ts';
import { between, rescaledCode } from './shared/relu.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { asTflite, unary } from './shared/unary.ts';

const bounds = { low: 0, high: 1 };

/** Codes are requantized, unlike those of RELU6. */
export const relu0To1: OpDef<NoAttrs> = unary<NoAttrs>({
  tflite: 152,
  options: null,
  readOptions: noAttrs,
  rules: [rescaleRule],
  of: { int8: (op) => rescaledCode(op, bounds), float32: () => between(bounds) },
  notes: { int8: asTflite, float32: asTflite },
  kernels: native<NoAttrs>(clampKernel('float32', () => bounds)),
});
