import { clamp, quantizeMultiplier, requantize, requantize64 } from '../fixed-point.ts';
import { dtypeRange } from '../graph/quantization.ts';
import { elementCount, input, output, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { batchMatmulKernels } from '../kernels/batch-matmul/index.ts';
import type { OpDef } from './op.ts';
import { batchMatmulGeometry, broadcast, sides } from './shared/batch-matmul.ts';

export interface BatchMatmulAttrs {
  readonly adjX: boolean;
  readonly adjY: boolean;
}

export const batchMatmul: OpDef<BatchMatmulAttrs> = {
  tflite: 126,
  options: 'BatchMatMulOptions',
  readOptions: (o) => ({ adjX: o.flag('adj_x'), adjY: o.flag('adj_y') }),
  types: [
    { inputs: ['int8', 'int8'], outputs: ['int8'] },
    { inputs: ['int16', 'int16'], outputs: ['int16'] },
    { inputs: ['float32', 'float32'], outputs: ['float32'] },
  ],
  rules: [
    {
      says: 'operands have 2 to 5 dimensions, fit as matrices, and their batch sizes are equal or 1',
      broken: (op) => shapeProblem(op),
    },
    {
      says: 'every quantized tensor has one scale; int16 has zero point 0',
      broken: (op) => quantProblem(op),
    },
  ],
  infer: (op) => {
    const g = batchMatmulGeometry(op);
    return [[...g.batch, g.rows, g.columns]];
  },
  reference: (op, [left, right]) => [multiply(op, left as Value, right as Value)],
  macs: (op) => elementCount(output(op).shape) * batchMatmulGeometry(op).depth,
  kernels: batchMatmulKernels,
};

function shapeProblem(op: Op<BatchMatmulAttrs>): string | null {
  const [left, right] = [input(op, 0), input(op, 1)];
  const said = `${left.shape.join('x')} and ${right.shape.join('x')}`;
  if ([left, right].some(({ shape }) => shape.length < 2 || shape.length > 5)) return said;
  const batches = [left, right].map(({ shape }) => shape.slice(0, -2));
  const common = broadcast(batches[0]!, batches[1]!);
  const stretches = batches.every((batch) =>
    batch.every((size, i) => size === 1 || size === common[i + common.length - batch.length]),
  );
  return stretches && sides(left, op.attrs.adjX)[1] === sides(right, op.attrs.adjY)[0] ? null : said;
}

function quantProblem(op: Op<BatchMatmulAttrs>): string | null {
  const tensors = [input(op, 0), input(op, 1), output(op)];
  if (tensors[0]?.dtype === 'float32') return null;
  const unscaled = tensors.find((tensor) => tensor.quant?.scales.length !== 1);
  if (unscaled) return `"${unscaled.name}" has ${unscaled.quant?.scales.length ?? 0} scales`;
  const offset = tensors.find((tensor) => tensor.dtype === 'int16' && zeroPointOf(tensor) !== 0);
  return offset ? `"${offset.name}" has zero point ${zeroPointOf(offset)}` : null;
}

/** out = clamp(requantize(sum (l - zp_l) (r - zp_r)) + zp_out). */
function multiply(op: Op<BatchMatmulAttrs>, left: Value, right: Value): Value {
  const g = batchMatmulGeometry(op);
  const [a, b] = [left as Int8Array, right as Int8Array];
  const add = adder(op);
  const finish = finisher(op);
  const out = makeValue(output(op).dtype, elementCount(output(op).shape));
  for (let o = 0; o < out.length; o++) {
    const [i, j] = [Math.floor(o / g.columns) % g.rows, o % g.columns];
    const [fromLeft, fromRight] = batchOffsets(g, Math.floor(o / (g.rows * g.columns)));
    let acc = 0;
    for (let k = 0; k < g.depth; k++) {
      const l = a[fromLeft + i * g.left.row + k * g.left.column]!;
      acc = add(acc, l, b[fromRight + k * g.right.row + j * g.right.column]!);
    }
    out[o] = finish(acc);
  }
  return out;
}

function batchOffsets(g: ReturnType<typeof batchMatmulGeometry>, index: number): readonly [number, number] {
  let [rest, left, right] = [index, 0, 0];
  for (let d = g.batch.length - 1; d >= 0; d--) {
    const at = rest % g.batch[d]!;
    rest = Math.floor(rest / g.batch[d]!);
    left += at * g.left.batch[d]!;
    right += at * g.right.batch[d]!;
  }
  return [left, right];
}

function adder(op: Op<BatchMatmulAttrs>): (acc: number, l: number, r: number) => number {
  if (input(op, 0).dtype === 'float32') return (acc, l, r) => Math.fround(acc + Math.fround(l * r));
  const [zeroLeft, zeroRight] = [zeroPointOf(input(op, 0)), zeroPointOf(input(op, 1))];
  return (acc, l, r) => acc + (l - zeroLeft) * (r - zeroRight);
}

function finisher(op: Op<BatchMatmulAttrs>): (acc: number) => number {
  const target = output(op);
  if (target.dtype === 'float32') return (acc) => acc;
  const m = quantizeMultiplier((scaleOf(input(op, 0)) * scaleOf(input(op, 1))) / scaleOf(target));
  const [{ low, high }, zero] = [dtypeRange(target.dtype), zeroPointOf(target)];
  return target.dtype === 'int16'
    ? (acc) => clamp(requantize64(acc, m), low, high)
    : (acc) => clamp(requantize(acc | 0, m) + zero, low, high);
}
