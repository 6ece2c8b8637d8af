import { clamp, type Multiplier, quantizeMultiplier, requantize, roundHalfAway } from '../../fixed-point.ts';
import { dtypeRange } from '../../graph/quantization.ts';
import { input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';

export function quantizeRescale(op: Op<unknown>): Multiplier {
  return quantizeMultiplier(scaleOf(input(op, 0)) / scaleOf(output(op)));
}

/** Code of a code: clamp(requantize(x - zp_in) + zp_out), sums wrapping in 32 bits. */
export function recode(op: Op<unknown>): (code: number) => number {
  const [source, target, multiplier] = [input(op, 0), output(op), quantizeRescale(op)];
  const { low, high } = dtypeRange(target.dtype);
  return (code) => {
    const scaled = requantize((code - zeroPointOf(source)) | 0, multiplier);
    return clamp((scaled + zeroPointOf(target)) | 0, low, high);
  };
}

/**
 * Code of a real number: clamp(round(x / s) + zp), dividing in float32, halves away from zero. What does not fit an int32
 * becomes the smallest one before the zero point is added, wrapping: so it is on x86, C leaves it open.
 */
export function codeOfReal(op: Op<unknown>): (real: number) => number {
  const target = output(op);
  const scale = Math.fround(scaleOf(target));
  const { low, high } = dtypeRange(target.dtype);
  return (real) => {
    const scaled = Math.fround(real / scale);
    const whole = Math.abs(scaled) < 2 ** 31 ? roundHalfAway(scaled) : -(2 ** 31);
    return clamp((whole + zeroPointOf(target)) | 0, low, high);
  };
}
