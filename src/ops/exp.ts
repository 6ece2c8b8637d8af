import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { tabulated } from './shared/codes.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { asTflite, unary } from './shared/unary.ts';

export const exp: OpDef<NoAttrs> = unary({
  tflite: 47,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: { int8: (op) => tabulated(op, Math.exp), float32: () => Math.exp },
  notes: { int8: asTflite },
  kernels: native(realKernel('exp', 'transcendental_f32', [60, 700])),
});
