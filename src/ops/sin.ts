import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

export const sin: OpDef<NoAttrs> = unary({
  tflite: 66,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: { float32: () => Math.sin },
  kernels: native(realKernel('sin', 'transcendental_f32', [80, 900])),
});
