import { clamp, requantize } from '../fixed-point.ts';
import { dtypeRange } from '../graph/quantization.ts';
import { elementCount, input, output, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { meanKernels } from '../kernels/mean/index.ts';
import type { OpDef } from './op.ts';
import { rescaleRule } from './shared/multiplier.ts';
import {
  axesRule,
  meanMultiplier,
  reducedCount,
  reducedShape,
  reducedTargets,
  type ReductionAttrs,
  reductionOptions,
} from './shared/reduction.ts';

export const mean: OpDef<ReductionAttrs> = {
  tflite: 40,
  options: 'ReducerOptions',
  readOptions: reductionOptions,
  types: [
    { inputs: ['int8', 'int32'], outputs: ['int8'] },
    { inputs: ['int16', 'int32'], outputs: ['int16'] },
    { inputs: ['float32', 'int32'], outputs: ['float32'] },
  ],
  rules: [axesRule, rescaleRule],
  infer: (op) => [reducedShape(op)],
  reference: (op, [source]) => [
    output(op).dtype === 'float32' ? meanOfReals(op, source as Float32Array) : meanOfCodes(op, source as Value),
  ],
  kernels: meanKernels,
};

function meanOfCodes(op: Op<unknown>, source: Value): Value {
  const target = output(op);
  const sums = sumsOf(op, source as Int16Array, (a, b) => (a + b) | 0);
  const [multiplier, { low, high }] = [meanMultiplier(op), dtypeRange(target.dtype)];
  const offset = -reducedCount(op) * zeroPointOf(input(op, 0));
  const out = makeValue(target.dtype, sums.length) as Int16Array;
  return out.map((_, i) => clamp(requantize((sums[i]! + offset) | 0, multiplier) + zeroPointOf(target), low, high));
}

function meanOfReals(op: Op<unknown>, source: Float32Array): Value {
  const count = reducedCount(op);
  return Float32Array.from(
    sumsOf(op, source, (a, b) => Math.fround(a + b)),
    (sum) => sum / count,
  );
}

function sumsOf(
  op: Op<unknown>,
  source: Int16Array | Float32Array,
  add: (a: number, b: number) => number,
): readonly number[] {
  const sums: number[] = Array.from({ length: elementCount(output(op).shape) }, () => 0);
  reducedTargets(op).forEach((target, i) => (sums[target] = add(sums[target]!, source[i]!)));
  return sums;
}
