import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { tabulated } from './shared/codes.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

export const elu: OpDef<NoAttrs> = unary({
  tflite: 111,
  options: null,
  readOptions: noAttrs,
  rules: [],
  of: {
    int8: (op) => tabulated(op, (x) => (x < 0 ? Math.fround(Math.exp(x)) - 1 : x)),
    float32: () => (x) => (x < 0 ? Math.expm1(x) : x),
  },
  kernels: native(realKernel('elu', 'transcendental_f32', [60, 700])),
});
