import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

export const square: OpDef<NoAttrs> = unary({
  tflite: 92,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: { float32: () => (x) => x * x },
  kernels: native(realKernel('square', 'unary_arithmetic_f32', [5, 60])),
});
