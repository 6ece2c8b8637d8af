import { clamp, type Multiplier, quantizeMultiplier, requantize, roundHalfAway } from '../../fixed-point.ts';
import { input, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { SoftmaxAttrs } from './softmax.ts';

/** int16 softmax as TFLite's: two tables of 513 entries, linear interpolation. */

const { fround } = Math;
const STEPS = 512;

/** Codes' differences to steps of the table, 10 / 65535. */
export function softmaxMultiplierS16(op: Op<SoftmaxAttrs>): Multiplier {
  return quantizeMultiplier((scaleOf(input(op, 0)) * op.attrs.beta) / (10 / 65535));
}

/** exp over [-10, 0], Q0.15. */
export function expTable(): Int16Array {
  return sampled(fround(10 / 65535), 32767, (x) => fround(Math.exp(x)));
}

/** 1 / (1 + x) over [0, 1], Q0.15. */
export function reciprocalTable(): Int16Array {
  return sampled(fround(1 / 65535), -32768, (x) => fround(1 / fround(1 + x)));
}

/** All in float32. Each entry is moved by half the error that interpolation would have halfway to the next. */
function sampled(scale: number, zeroPoint: number, f: (x: number) => number): Int16Array {
  const [first, last] = [fround(scale * (-32768 - zeroPoint)), fround(scale * (32767 - zeroPoint))];
  const step = fround(fround(last - first) / STEPS);
  const outScale = fround(2 / 65535);
  const unit = fround(65536 / fround(fround(outScale * 32767) - fround(outScale * -32768)));
  const at = (i: number): number => fround(first + fround(i * step));
  const scaled = (x: number): number => fround(f(x) * unit);
  const entry = (i: number): number => {
    const sample = roundHalfAway(scaled(at(i)));
    const interpolated = roundHalfAway(fround(fround(scaled(at(i + 1)) + sample) / 2));
    const error = interpolated - roundHalfAway(scaled(fround(at(i) + fround(step / 2))));
    return sample - roundHalfAway(error / 2);
  };
  const end = roundHalfAway(scaled(last));
  return Int16Array.from({ length: STEPS + 1 }, (_, i) => clamp(i < STEPS ? entry(i) : end, -32768, 32767));
}

function lookUp(table: Int16Array, x: number): number {
  const index = 256 + (x >> 7);
  const [low, high] = [table[index]!, table[index + 1]!];
  return low + (((high - low) * (x & 127) + 64) >> 7);
}

/** The share of each exponential in their sum. */
export function softmaxRowS16(op: Op<SoftmaxAttrs>): (row: readonly number[]) => readonly number[] {
  const [exp, reciprocal, multiplier] = [expTable(), reciprocalTable(), softmaxMultiplierS16(op)];
  return (row) => {
    const largest = Math.max(...row);
    const exps = row.map((code) => lookUp(exp, clamp(requantize(code - largest, multiplier) + 32767, -32768, 32767)));
    const sum = exps.reduce((total, e) => total + e, 0);
    const headroom = Math.clz32(sum);
    const normal = Math.floor((sum * 2 ** (headroom - 1) + 2 ** 13) / 2 ** 14) - 3 * 2 ** 15;
    const factor = lookUp(reciprocal, clamp(normal, -32768, 32767));
    const shift = 31 - headroom;
    return exps.map((e) => clamp(Math.floor((e * factor + 2 ** (shift - 1)) / 2 ** shift), 0, 32767));
  };
}
