import { input, output, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { cumsumKernels } from '../kernels/cumsum/index.ts';
import type { OpDef } from './op.ts';
import { finish } from './shared/codes.ts';
import { type CumsumAttrs, cumsumFactor, cumsumLoops, cumsumMultiplier, SUM_BITS } from './shared/cumsum.ts';
import { isAxis, ruleOn } from './shared/integers.ts';

/** int8 sums begin at minus the zero point, as TFLite Micro's do: every output is off by it unless it is 0. */
export const cumsum: OpDef<CumsumAttrs> = {
  tflite: 128,
  options: 'CumsumOptions',
  readOptions: (o) => ({ exclusive: o.flag('exclusive'), reverse: o.flag('reverse') }),
  types: [
    { inputs: ['int8', 'int32'], outputs: ['int8'] },
    { inputs: ['float32', 'int32'], outputs: ['float32'] },
  ],
  rules: [
    ruleOn('the axis is one of the input', [1], (op, axes) => {
      const rank = input(op, 0).shape.length;
      return axes.length === 1 && isAxis(axes[0]!, rank) ? null : `axis ${axes.join(', ')} of ${rank} dimensions`;
    }),
    {
      says: 'the input scale is less than 2^19 times the output scale',
      broken: (op) =>
        input(op, 0).dtype === 'float32' || cumsumFactor(op) < 1 ? null : `factor ${cumsumFactor(op) * 2 ** SUM_BITS}`,
    },
  ],
  constants: [1],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source]) => [output(op).dtype === 'int8' ? ofCodes(op, source!) : ofReals(op, source!)],
  kernels: cumsumKernels,
};

function ofReals(op: Op<CumsumAttrs>, source: Value): Value {
  const add = (sum: number, x: number): number => Math.fround(sum + x);
  return running(op, source, 0, add, (sum) => sum);
}

function ofCodes(op: Op<CumsumAttrs>, source: Value): Value {
  const [zero, end, multiplier] = [zeroPointOf(input(op, 0)), finish(op), cumsumMultiplier(op)];
  const add = (sum: number, code: number): number => (sum + (code - zero) * 2 ** SUM_BITS) | 0;
  return running(op, source, -zero * 2 ** SUM_BITS, add, (sum) => end(sum, multiplier));
}

function running(
  op: Op<CumsumAttrs>,
  source: Value,
  start: number,
  add: (sum: number, x: number) => number,
  end: (sum: number) => number,
): Value {
  const { outer, size, inner } = cumsumLoops(op);
  const { exclusive, reverse } = op.attrs;
  const out = makeValue(output(op).dtype, source.length) as Float32Array;
  for (let line = 0; line < outer * inner; line++) {
    const first = Math.floor(line / inner) * size * inner + (line % inner);
    let sum = start;
    for (let i = 0; i < size; i++) {
      const at = first + (reverse ? size - 1 - i : i) * inner;
      const next = add(sum, (source as Float32Array)[at]!);
      out[at] = end(exclusive ? sum : next);
      sum = next;
    }
  }
  return out;
}
