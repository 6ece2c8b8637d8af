import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

export const ceil: OpDef<NoAttrs> = unary({
  tflite: 104,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: { float32: () => Math.ceil },
  kernels: native(realKernel('ceil', 'rounding_f32', [12, 40])),
});
