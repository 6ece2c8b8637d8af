import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

export const neg: OpDef<NoAttrs> = unary({
  tflite: 59,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: { float32: () => (x) => -x },
  kernels: native(realKernel('neg', 'unary_arithmetic_f32', [4, 5])),
});
