import type { Activation } from '../graph/quantization.ts';
import { elementCount, input, output, quantText } from '../graph/tensor.ts';
import type { Op, Shape } from '../graph/types.ts';
import { makeValue, type Values } from '../graph/values.ts';
import { concatenationKernels } from '../kernels/concatenation/index.ts';
import type { OpDef } from './op.ts';
import { axisOf, type ConcatenationAttrs, turnsOf } from './shared/concatenation.ts';
import { anyData } from './shared/types.ts';

export const concatenation: OpDef<ConcatenationAttrs> = {
  tflite: 2,
  options: 'ConcatenationOptions',
  readOptions: (o) => ({ axis: o.number('axis'), activation: o.word('fused_activation_function') as Activation }),
  types: anyData((dtype) => ({ inputs: [`${dtype}*`], outputs: [dtype] })),
  rules: [
    {
      says: 'the inputs have the same dimensions except along the axis',
      broken: (op) => {
        const shapes = op.inputs.map((_, i) => input(op, i).shape);
        const [axis, rank] = [axisOf(op), shapes[0]?.length ?? 0];
        const same = (a: Shape): boolean => a.length === rank && a.every((n, i) => i === axis || n === shapes[0]![i]);
        const fine = axis >= 0 && axis < rank && shapes.every(same);
        return fine ? null : `${shapes.map((shape) => shape.join('x')).join(', ')} along axis ${op.attrs.axis}`;
      },
    },
    {
      says: 'int8 inputs are quantized as the output: codes are copied as they are',
      broken: (op) => {
        const target = quantText(output(op));
        const other = op.inputs.map((_, i) => quantText(input(op, i))).find((text) => text !== target);
        return output(op).dtype !== 'int8' || other === undefined ? null : `${other} into ${target}`;
      },
      hint: 'convert again: the converter gives concatenated tensors one quantization',
    },
    {
      says: 'there is no fused activation',
      broken: (op) => (op.attrs.activation === 'none' ? null : op.attrs.activation),
    },
    {
      says: 'there are at most 16 inputs',
      broken: (op) => (op.inputs.length <= 16 ? null : `${op.inputs.length} inputs`),
    },
  ],
  infer: (op) => {
    const axis = axisOf(op);
    const length = op.inputs.reduce((sum, _, i) => sum + (input(op, i).shape[axis] ?? 0), 0);
    return [input(op, 0).shape.map((size, i) => (i === axis ? length : size))];
  },
  reference: (op, values) => [join(op, values)],
  kernels: concatenationKernels,
};

function join(op: Op<ConcatenationAttrs>, values: Values): Values[number] {
  const out = makeValue(output(op).dtype, elementCount(output(op).shape)) as Int32Array;
  const { turns, runs } = turnsOf(op);
  let at = 0;
  for (let turn = 0; turn < turns; turn++) {
    runs.forEach((run, i) => {
      const source = values[i] as Int32Array;
      out.set(source.subarray(turn * run, (turn + 1) * run), at);
      at += run;
    });
  }
  return out;
}
