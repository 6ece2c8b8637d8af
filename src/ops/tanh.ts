import { clamp, roundingDivideByPowerOfTwo } from '../fixed-point.ts';
import { sigmoidKernel } from '../kernels/unary/codes.ts';
import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { noInt16ZeroPoints } from './shared/codes.ts';
import { tanhQ4 } from './shared/gemmlowp.ts';
import { tanhS16 } from './shared/sigmoid-s16.ts';
import { byTable, sigmoidScaleRule, throughQ4 } from './shared/sigmoid.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { unary } from './shared/unary.ts';

/** int8 in units of 1/128, int16 of 1/32768, whatever the output's scale and zero point say: TFLite Micro does not look at them. */
export const tanh: OpDef<NoAttrs> = unary({
  tflite: 28,
  options: null,
  readOptions: noAttrs,
  rules: [sigmoidScaleRule, noInt16ZeroPoints],
  of: { int8: (op) => throughQ4(op, codeOf), int16: (op) => byTable(op, 1, tanhS16), float32: () => Math.tanh },
  kernels: native(sigmoidKernel('tanh', 1), realKernel('tanh', 'transcendental_f32', [80, 1000])),
});

function codeOf(real: number): number {
  return clamp(roundingDivideByPowerOfTwo(tanhQ4(real), 24), -128, 127);
}
