import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

export const cos: OpDef<NoAttrs> = unary({
  tflite: 108,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: { float32: () => Math.cos },
  kernels: native(realKernel('cos', 'transcendental_f32', [80, 900])),
});
