import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

export const floor: OpDef<NoAttrs> = unary({
  tflite: 8,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: { float32: () => Math.floor },
  kernels: native(realKernel('floor', 'rounding_f32', [12, 40])),
});
