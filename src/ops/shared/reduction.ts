import { clamp, frexp, type Multiplier, quantizeMultiplier, requantize } from '../../fixed-point.ts';
import { dtypeRange } from '../../graph/quantization.ts';
import { elementCount, input, output, scaleOf, zeroPointOf } from '../../graph/tensor.ts';
import type { Op, Shape } from '../../graph/types.ts';
import { constantIntegers, makeValue, type Value } from '../../graph/values.ts';
import type { OptionsReader, Rule } from '../op.ts';

export interface ReductionAttrs {
  readonly keepDims: boolean;
}

export function reductionOptions(o: OptionsReader): ReductionAttrs {
  return { keepDims: o.flag('keep_dims') };
}

export const axesRule: Rule<ReductionAttrs> = {
  says: 'axes are constant and name dimensions of the input',
  broken: (op) => {
    const [axes, rank] = [input(op, 1), input(op, 0).shape.length];
    if (axes.data === null) return `"${axes.name}" is computed at run time`;
    const wrong = constantIntegers(axes).find((axis) => axis < -rank || axis >= rank);
    return wrong === undefined ? null : `axis ${wrong} of ${rank} dimensions`;
  },
};

/** Whether each dimension is reduced; negative axes count from the end. */
export function reducedDimensions(op: Op<unknown>): readonly boolean[] {
  const rank = input(op, 0).shape.length;
  const axes = new Set(constantIntegers(input(op, 1)).map((axis) => (axis < 0 ? axis + rank : axis)));
  return input(op, 0).shape.map((_, i) => axes.has(i));
}

export function reducedShape(op: Op<ReductionAttrs>): Shape {
  const reduced = reducedDimensions(op);
  return op.attrs.keepDims
    ? input(op, 0).shape.map((size, i) => (reduced[i] ? 1 : size))
    : input(op, 0).shape.filter((_, i) => !reduced[i]);
}

/** How many elements make one output. */
export function reducedCount(op: Op<unknown>): number {
  const reduced = reducedDimensions(op);
  return elementCount(input(op, 0).shape.filter((_, i) => reduced[i]));
}

/** s_in / (s_out * n) in the reference's way: the quantized multiplier of s_in / s_out, shifted up and divided by n. */
export function meanMultiplier(op: Op<unknown>): Multiplier {
  const { multiplier, shift } = quantizeMultiplier(scaleOf(input(op, 0)) / scaleOf(output(op)));
  const count = reducedCount(op);
  const up = Math.min(frexp(count)[1] - 1, 32, 31 + shift);
  return { multiplier: Number((BigInt(multiplier) << BigInt(up)) / BigInt(count)), shift: shift - up };
}

/** For each input element, in order, the output element that it belongs to. */
export function reducedTargets(op: Op<unknown>): Int32Array {
  const reduced = reducedDimensions(op);
  const { shape } = input(op, 0);
  let targets: readonly number[] = [0];
  shape.forEach((size, i) => {
    const indices = Array.from({ length: size }, (_, at) => at);
    targets = targets.flatMap((target) => indices.map((at) => (reduced[i] ? target : target * size + at)));
  });
  return Int32Array.from(targets);
}

/** Elements of each output, folded into one in the order of memory. */
export function fold(
  op: Op<unknown>,
  source: Value,
  start: number,
  combine: (a: number, b: number) => number,
): readonly number[] {
  const results: number[] = Array.from({ length: elementCount(output(op).shape) }, () => start);
  const elements = source as Float32Array;
  reducedTargets(op).forEach((target, i) => (results[target] = combine(results[target]!, elements[i]!)));
  return results;
}

/** Sums of what lies between the codes and their zero point, brought to codes of the output. */
export function rescaledSums(op: Op<unknown>, source: Value, multiplier: Multiplier): Value {
  const target = output(op);
  const sums = fold(op, source, 0, (a, b) => (a + b) | 0);
  const { low, high } = dtypeRange(target.dtype);
  const offset = -reducedCount(op) * zeroPointOf(input(op, 0));
  const out = makeValue(target.dtype, sums.length) as Int16Array;
  return out.map((_, i) => clamp(requantize((sums[i]! + offset) | 0, multiplier) + zeroPointOf(target), low, high));
}
