import { clamp, quantizeMultiplier, reducedMultiplier, roundingDivideByPowerOfTwo } from '../fixed-point.ts';
import { dtypeRange } from '../graph/quantization.ts';
import { input, output, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { native, realKernel } from '../kernels/unary/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { type Function1, unary } from './shared/unary.ts';

export const hardSwish: OpDef<NoAttrs> = unary({
  tflite: 117,
  options: null,
  readOptions: noAttrs,
  rules: [
    {
      says: 'the input scale is less than 128 times the output scale',
      broken: (op) => {
        if (input(op, 0).dtype === 'float32' || outputFactor(op) < 1) return null;
        return `${scaleOf(input(op, 0))} and ${scaleOf(output(op))}`;
      },
    },
  ],
  of: {
    int8: hardSwishOfCode,
    float32: () => (x) => Math.fround(x * Math.min(6, Math.max(0, Math.fround(x + 3)))) / 6,
  },
  kernels: native(realKernel('hard_swish', 'unary_arithmetic_f32', [25, 400])),
});

/** x has seven more bits than its code. */
function outputFactor(op: Op<unknown>): number {
  return scaleOf(input(op, 0)) / 128 / scaleOf(output(op));
}

/** x * relu6(x + 3) / 6 in 16 bits: the second factor is Q0.15, its product with the first is cut, not rounded. */
function hardSwishOfCode(op: Op<unknown>): Function1 {
  const toOutput = quantizeMultiplier(outputFactor(op));
  const toReluish = quantizeMultiplier(scaleOf(input(op, 0)) / 128 / (3 / 32768));
  const { low, high } = dtypeRange('int8');
  return (code) => {
    const x = (code - zeroPointOf(input(op, 0))) * 128;
    const onOutput = multiplyHigh16(x, reducedMultiplier(toOutput));
    const gate = Math.floor((reluish(x, reducedMultiplier(toReluish), toReluish.shift) + 32768) / 2);
    const product = Math.trunc((gate * onOutput) / 32768);
    return clamp(roundingDivideByPowerOfTwo(product, -toOutput.shift) + zeroPointOf(output(op)), low, high);
  };
}

/** x in units of 3/32768, saturating: -3 .. 3. */
function reluish(x: number, multiplier: number, shift: number): number {
  if (shift <= 0) return roundingDivideByPowerOfTwo(multiplyHigh16(x, multiplier), -shift);
  return saturated(multiplyHigh16(saturated(x * 2 ** (shift - 1)), multiplier) * 2);
}

function multiplyHigh16(a: number, b: number): number {
  return Math.floor((a * b + 2 ** 14) / 2 ** 15);
}

function saturated(x: number): number {
  return clamp(x, -32768, 32767);
}
