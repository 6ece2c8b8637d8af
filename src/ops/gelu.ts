import type { Op } from '../graph/types.ts';
import { mapKernel, native } from '../kernels/unary/index.ts';
import { literals } from '../kernels/shared/literals.ts';
import type { OpDef } from './op.ts';
import { tabulated } from './shared/codes.ts';
import { erfc } from './shared/erfc.ts';
import { asTflite, type Function1, unary } from './shared/unary.ts';

export interface GeluAttrs {
  readonly approximate: boolean;
}

export const gelu: OpDef<GeluAttrs> = unary<GeluAttrs>({
  tflite: 150,
  options: 'GeluOptions',
  readOptions: (o) => ({ approximate: o.flag('approximate') }),
  rules: [],
  of: { int8: (op) => tabulated(op, realGelu(op)), float32: realGelu },
  notes: { int8: asTflite, float32: asTflite },
  kernels: native(
    mapKernel({
      name: 'gelu_f32',
      dtype: 'float32',
      literals: (op) => literals({ approximate: op.attrs.approximate ? 1 : 0 }),
      cost: [120, 1500],
    }),
  ),
});

function realGelu({ attrs }: Op<GeluAttrs>): Function1 {
  return attrs.approximate ? byTanh : byErfc;
}

const { fround } = Math;

/** x erfc(-x / sqrt 2) / 2: no cancellation far below zero. */
function byErfc(x: number): number {
  return fround(0.5 * x) * fround(erfc(fround(x * fround(-Math.SQRT1_2))));
}

/** x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2. */
function byTanh(x: number): number {
  const cubic = fround(1 + fround(fround(fround(0.044715) * x) * x));
  const inner = fround(fround(fround(Math.sqrt(2 / Math.PI)) * x) * cubic);
  return fround(0.5 * x) * fround(1 + fround(Math.tanh(inner)));
}
