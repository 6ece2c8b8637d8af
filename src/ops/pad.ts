import { elementCount, input, output, quantText } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { constantIntegers, makeValue, type Value } from '../graph/values.ts';
import { padKernels } from '../kernels/pad/index.ts';
import type { OpDef, Rule } from './op.ts';
import { fillOf, paddedAxes, paddedShape } from './shared/padding.ts';
import { anyData } from './shared/types.ts';

const paddingRule: Rule<null> = {
  says: 'paddings are constant, two for each of up to five dimensions, none negative',
  broken: (op) => {
    const [rank, paddings] = [input(op, 0).shape.length, input(op, 1)];
    if (paddings.data === null) return `"${paddings.name}" is computed at run time`;
    const pairs = constantIntegers(paddings);
    const fine = rank <= 5 && pairs.length === 2 * rank && pairs.every((size) => size >= 0);
    return fine ? null : `paddings ${pairs.join(', ')} for ${rank} dimensions`;
  },
};

export const pad: OpDef<null> = {
  tflite: 34,
  options: 'PadOptions',
  readOptions: () => null,
  types: anyData((dtype) => ({ inputs: [dtype, 'int32'], outputs: [dtype] })),
  rules: [paddingRule],
  infer: (op) => [paddedShape(op)],
  reference: (op, [source]) => [surround(op, source as Value)],
  kernels: padKernels,
};

export const padV2: OpDef<null> = {
  ...pad,
  tflite: 60,
  options: 'PadV2Options',
  types: anyData((dtype) => ({ inputs: [dtype, 'int32', dtype], outputs: [dtype] })),
  rules: [
    paddingRule,
    {
      says: 'the padding value is one constant element',
      broken: (op) => {
        const value = input(op, 2);
        if (value.data === null) return `"${value.name}" is computed at run time`;
        return elementCount(value.shape) === 1 ? null : `${elementCount(value.shape)} elements`;
      },
    },
    {
      says: 'an int8 padding value is quantized as the output',
      broken: (op) => {
        const [value, target] = [input(op, 2), output(op)];
        const words = [value, target].map(quantText);
        return target.dtype !== 'int8' || words[0] === words[1] ? null : words.join(' in place of ');
      },
    },
  ],
};

/** The output, in order, is the fill wherever one of its indices is outside the input. */
function surround(op: Op<null>, source: Value): Value {
  const axes = paddedAxes(op);
  const out = makeValue(output(op).dtype, elementCount(output(op).shape)) as Int32Array;
  out.fill(fillOf(op)[0] as number);
  source.forEach((element, i) => (out[placeOf(i, axes)] = element as number));
  return out;
}

/** Where input element i goes. */
function placeOf(i: number, axes: ReturnType<typeof paddedAxes>): number {
  let [place, rest, stride] = [0, i, 1];
  for (const axis of axes.toReversed()) {
    place += ((rest % axis.in) + axis.before) * stride;
    rest = Math.floor(rest / axis.in);
    stride *= axis.out;
  }
  return place;
}
