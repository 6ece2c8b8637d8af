import { clamp, type Multiplier, quantizeMultiplier, requantize } from '../fixed-point.ts';
import { elementCount, input, output, quantText, sameShape, scaleOf, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import type { Values } from '../graph/values.ts';
import { addNKernels } from '../kernels/add-n/index.ts';
import type { OpDef } from './op.ts';
import { noAttrs, type NoAttrs } from './shared/types.ts';
import { sumMultiplier, sumOffset } from './shared/add-n.ts';

/** The int8 sum starts at the real number of code 0, not at 0: with a zero point every output is off by that much. */
export const addN: OpDef<NoAttrs> = {
  tflite: 106,
  options: 'AddNOptions',
  readOptions: noAttrs,
  types: [
    { inputs: ['int8', 'int8*'], outputs: ['int8'] },
    { inputs: ['float32', 'float32*'], outputs: ['float32'] },
  ],
  rules: [
    {
      says: 'all inputs have one shape',
      broken: (op) => {
        const other = op.inputs.find((tensor) => tensor && !sameShape(tensor.shape, input(op, 0).shape));
        return other ? `"${other.name}" is ${other.shape.join('x')}` : null;
      },
    },
    {
      says: 'int8 inputs have one scale and zero point',
      broken: (op) => {
        const other = op.inputs.find((tensor) => tensor && quantText(tensor) !== quantText(input(op, 0)));
        return other?.dtype === 'int8' ? `"${other.name}" has ${quantText(other)}` : null;
      },
    },
    {
      says: 'there are at most 255 inputs',
      broken: (op) => (op.inputs.length <= 255 ? null : `${op.inputs.length}`),
    },
    {
      says: 'twice the input scale is less than 2^20 output scales',
      broken: (op) => {
        if (output(op).dtype !== 'int8') return null;
        const factor = scaleOf(input(op, 0)) / scaleOf(output(op));
        return factor > 0 && factor < 2 ** 19 ? null : `factor ${2 * factor}`;
      },
    },
  ],
  infer: (op) => [input(op, 0).shape],
  reference: (op, inputs) => [output(op).dtype === 'int8' ? sumOfCodes(op, inputs) : sumOfReals(op, inputs)],
  kernels: addNKernels,
};

function sumOfReals(op: Op<NoAttrs>, inputs: Values): Float32Array {
  const sum = new Float32Array(elementCount(output(op).shape));
  for (const value of inputs as readonly Float32Array[]) value.forEach((x, i) => (sum[i] = sum[i]! + x));
  return sum;
}

function sumOfCodes(op: Op<NoAttrs>, inputs: Values): Int8Array {
  const multiplier: Multiplier = quantizeMultiplier(sumMultiplier(op));
  const codes = inputs as readonly Int8Array[];
  return codes[0]!.map((_, i) => {
    const sum = codes.reduce((total, code) => total + code[i]!, sumOffset(op));
    return clamp(requantize((sum * 2 ** 19) | 0, multiplier) + zeroPointOf(output(op)), -128, 127);
  });
}
