import { clamp, requantize, requantize64 } from '../fixed-point.ts';
import { type Activation, activationRange, realActivationRange } from '../graph/quantization.ts';
import { elementCount, input, output, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value, type Values } from '../graph/values.ts';
import type { Padding } from '../graph/window.ts';
import { transposeConvKernels } from '../kernels/transpose-conv/index.ts';
import type { OpDef } from './op.ts';
import { channelMultipliers } from './shared/convolution.ts';
import {
  inputsReaching,
  transposeConvBias,
  transposeConvGeometry,
  transposeConvShape,
} from './shared/transpose-conv.ts';

export interface TransposeConvAttrs {
  readonly padding: Padding;
  readonly activation: Activation;
  readonly strideH: number;
  readonly strideW: number;
}

/** Inputs: output shape, weights (OHWI), x, bias. */
export const transposeConv: OpDef<TransposeConvAttrs> = {
  tflite: 67,
  options: 'TransposeConvOptions',
  readOptions: (o) => ({
    padding: o.word('padding') as Padding,
    activation: o.word('fused_activation_function') as Activation,
    strideH: o.number('stride_h'),
    strideW: o.number('stride_w'),
  }),
  types: [
    { inputs: ['int32', 'int8', 'int8', 'int32?'], outputs: ['int8'] },
    { inputs: ['int32', 'int8', 'int16', 'int64?'], outputs: ['int16'] },
    { inputs: ['int32', 'int8', 'int16', 'int16?'], outputs: ['int16'] },
    { inputs: ['int32', 'float32', 'float32', 'float32?'], outputs: ['float32'] },
  ],
  rules: [
    {
      says: 'weights, input and output have four dimensions (OHWI, NHWC, NHWC) that fit each other',
      broken: (op) => shapeProblem(op),
    },
    {
      says: 'strides are at least 1',
      broken: ({ attrs: a }) => (a.strideH >= 1 && a.strideW >= 1 ? null : `strides ${a.strideH}x${a.strideW}`),
    },
    {
      says: 'a bias has one element for each output channel',
      broken: (op) => {
        const [bias, channels] = [transposeConvBias(op), input(op, 1).shape[0]];
        return bias === null || elementCount(bias.shape) === channels
          ? null
          : `${elementCount(bias.shape)} elements for ${channels} channels`;
      },
    },
    {
      says: 'quantized weights have zero point 0 and one scale, or one for each output channel; int16 has zero point 0',
      broken: (op) => quantProblem(op),
    },
  ],
  infer: (op) => [transposeConvShape(op)],
  constants: [1, 3],
  reference: (op, values) => [convolve(op, values)],
  macs: (op) => {
    const [outChannels = 0, kernelH = 0, kernelW = 0] = input(op, 1).shape;
    return elementCount(input(op, 2).shape) * kernelH * kernelW * outChannels;
  },
  kernels: transposeConvKernels,
};

function shapeProblem(op: Op<TransposeConvAttrs>): string | null {
  const [weights, source, target] = [input(op, 1).shape, input(op, 2).shape, transposeConvShape(op)];
  if ([weights, source, target].some((shape) => shape.length !== 4))
    return `${[weights, source, target].map((shape) => shape.length).join(', ')} dimensions`;
  const fits = weights[3] === source[3] && target[0] === source[0] && target[3] === weights[0];
  return fits ? null : [weights, source, target].map((shape) => shape.join('x')).join(', ');
}

function quantProblem(op: Op<TransposeConvAttrs>): string | null {
  const [weights, source] = [input(op, 1), input(op, 2)];
  if (source.dtype === 'float32') return null;
  const scales = weights.quant?.scales.length ?? 0;
  if (scales !== 1 && scales !== weights.shape[0]) return `${scales} scales for ${weights.shape[0]} channels`;
  const offset = weights.quant?.zeroPoints.find((zero) => zero !== 0);
  if (offset !== undefined) return `weights with zero point ${offset}`;
  const shifted =
    source.dtype === 'int16' ? [source, output(op)].find((tensor) => zeroPointOf(tensor) !== 0) : undefined;
  return shifted ? `"${shifted.name}" has zero point ${zeroPointOf(shifted)}` : null;
}

/** Each output sums what reaches it, in the order of the inputs: y, x, channel. */
function convolve(op: Op<TransposeConvAttrs>, values: Values): Value {
  const g = transposeConvGeometry(op);
  const [weights, source] = [values[1] as Int8Array, values[2] as Int8Array];
  const add = input(op, 2).dtype === 'float32' ? addFloat : addCodes(zeroPointOf(input(op, 2)));
  const finish = finisher(op, values[3] ?? null);
  const out = makeValue(output(op).dtype, elementCount(output(op).shape));
  for (let i = 0; i < out.length; i++) {
    const c = i % g.outChannels;
    const pixel = Math.floor(i / g.outChannels);
    const [x, row] = [pixel % g.x.out, Math.floor(pixel / g.x.out)];
    const [y, batch] = [row % g.y.out, Math.floor(row / g.y.out)];
    const [firstY, endY] = inputsReaching(g.y, y);
    const [firstX, endX] = inputsReaching(g.x, x);
    let acc = 0;
    for (let iy = firstY; iy < endY; iy++) {
      const ky = y + g.y.padBefore - iy * g.y.stride;
      for (let ix = firstX; ix < endX; ix++) {
        const kx = x + g.x.padBefore - ix * g.x.stride;
        const from = ((batch * g.y.in + iy) * g.x.in + ix) * g.inChannels;
        const tap = ((c * g.y.kernel + ky) * g.x.kernel + kx) * g.inChannels;
        for (let k = 0; k < g.inChannels; k++) acc = add(acc, source[from + k]!, weights[tap + k]!);
      }
    }
    out[i] = finish(acc, c);
  }
  return out;
}

const addFloat = (acc: number, x: number, w: number): number => Math.fround(acc + Math.fround(x * w));
const addCodes = (zero: number) => (acc: number, x: number, w: number) => acc + (x - zero) * w;

/** Bias, requantization, zero point, activation. */
function finisher(op: Op<TransposeConvAttrs>, bias: Value | null): (acc: number, c: number) => number {
  const [source, target] = [input(op, 2), output(op)];
  const biasOf = (c: number): number => Number(bias?.[c] ?? 0);
  if (source.dtype === 'float32') {
    const { low, high } = realActivationRange(op.attrs.activation);
    return (acc, c) => clamp(Math.fround(acc + biasOf(c)), low, high);
  }
  const multipliers = channelMultipliers(source, input(op, 1), target, target.shape[3] ?? 0);
  const { low, high } = activationRange(op.attrs.activation, target);
  const zero = zeroPointOf(target);
  return source.dtype === 'int16'
    ? (acc, c) => clamp(requantize64(acc + biasOf(c), multipliers[c]!), low, high)
    : (acc, c) => clamp(requantize((acc + biasOf(c)) | 0, multipliers[c]!) + zero, low, high);
}
