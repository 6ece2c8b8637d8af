import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

export const sqrt: OpDef<NoAttrs> = unary({
  tflite: 75,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: { float32: () => Math.sqrt },
  kernels: native(realKernel('sqrt', 'roots_f32', [20, 200])),
});
