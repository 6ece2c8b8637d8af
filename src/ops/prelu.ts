import { input, output, zeroPointOf } from '../graph/tensor.ts';
import { sameShape } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { preluKernels } from '../kernels/prelu/index.ts';
import type { OpDef } from './op.ts';
import { broadcastIndices, broadcastShape } from './shared/broadcast.ts';
import { finish } from './shared/codes.ts';
import { multiplierRule } from './shared/multiplier.ts';
import { alphaFactor, alphaRows, preluMultipliers } from './shared/prelu.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { scaleOf } from '../graph/tensor.ts';

export const prelu: OpDef<NoAttrs> = {
  tflite: 54,
  options: null,
  readOptions: noAttrs,
  types: [
    { inputs: ['int8', 'int8'], outputs: ['int8'] },
    { inputs: ['int16', 'int8'], outputs: ['int16'] },
    { inputs: ['float32', 'float32'], outputs: ['float32'] },
  ],
  rules: [
    {
      says: "alpha's shape can be repeated to that of the input, in two loops where it is computed at run time",
      broken: (op) => {
        const [source, alpha] = [input(op, 0).shape, input(op, 1).shape];
        const shape = broadcastShape(source, alpha);
        return shape && sameShape(shape, source) && alphaRows(op) ? null : `${source.join('x')} and ${alpha.join('x')}`;
      },
    },
    multiplierRule((op) =>
      input(op, 0).dtype === 'float32' ? [] : [scaleOf(input(op, 0)) / scaleOf(output(op)), alphaFactor(op)],
    ),
  ],
  infer: (op) => [input(op, 0).shape],
  reference: (op, [source, alpha]) => [
    input(op, 0).dtype === 'float32' ? ofReals(op, source!, alpha!) : ofCodes(op, source!, alpha!),
  ],
  elementwise: true,
  kernels: preluKernels,
};

function ofReals(op: Op<unknown>, source: Value, alpha: Value): Value {
  const indices = broadcastIndices(input(op, 1).shape, input(op, 0).shape);
  const slopes = alpha as Float32Array;
  return (source as Float32Array).map((x, i) => (x >= 0 ? x : x * slopes[indices[i]!]!));
}

function ofCodes(op: Op<unknown>, source: Value, alpha: Value): Value {
  const { positive, negative } = preluMultipliers(op);
  const [zero, zeroAlpha, end] = [zeroPointOf(input(op, 0)), zeroPointOf(input(op, 1)), finish(op)];
  const indices = broadcastIndices(input(op, 1).shape, input(op, 0).shape);
  const [codes, slopes] = [source as Int16Array, alpha as Int8Array];
  const out = makeValue(output(op).dtype, codes.length) as Int16Array;
  return out.map((_, i) => {
    const distance = codes[i]! - zero;
    return distance >= 0 ? end(distance, positive) : end(distance * (slopes[indices[i]!]! - zeroAlpha), negative);
  });
}
