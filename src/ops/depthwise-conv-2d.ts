import { clamp, requantize } from '../fixed-point.ts';
import { activationRange } from '../graph/quantization.ts';
import { elementCount, input, output, zeroPointOf } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value } from '../graph/values.ts';
import { tapsInside } from '../graph/window.ts';
import { depthwiseConv2dKernels } from '../kernels/depthwise-conv-2d/index.ts';
import type { Conv2dAttrs } from './conv-2d.ts';
import type { OpDef } from './op.ts';
import { channelMultipliers, convolutionOptions, stepRule, symmetryRule, weightRules } from './shared/convolution.ts';
import { type DepthwiseGeometry, depthwiseGeometry } from './shared/depthwise-geometry.ts';

export interface DepthwiseConv2dAttrs extends Conv2dAttrs {
  readonly depthMultiplier: number;
}

export const depthwiseConv2d: OpDef<DepthwiseConv2dAttrs> = {
  tflite: 4,
  options: 'DepthwiseConv2DOptions',
  readOptions: (o) => ({ ...convolutionOptions(o), depthMultiplier: o.number('depth_multiplier') }),
  types: [
    { inputs: ['int8', 'int8', 'int32?'], outputs: ['int8'] },
    { inputs: ['int8', 'int4', 'int32?'], outputs: ['int8'] },
  ],
  rules: [
    {
      says: 'input and weights have four dimensions (NHWC, 1HWO)',
      broken: (op) => {
        const [source, weights] = [input(op, 0).shape, input(op, 1).shape];
        const fine = source.length === 4 && weights.length === 4 && weights[0] === 1;
        return fine ? null : `input ${source.join('x')}, weights ${weights.join('x')}`;
      },
    },
    stepRule,
    {
      says: 'output channels are depth_multiplier times the input channels',
      broken: (op) => {
        const [from, to, multiplier] = [input(op, 0).shape[3], input(op, 1).shape[3], op.attrs.depthMultiplier];
        return to === (from ?? 0) * multiplier ? null : `${from} to ${to} channels, depth_multiplier ${multiplier}`;
      },
    },
    symmetryRule,
    ...weightRules<DepthwiseConv2dAttrs>(3),
  ],
  infer: (op) => {
    const g = depthwiseGeometry(op);
    return [[g.batch, g.y.out, g.x.out, g.outChannels]];
  },
  reference: (op, [source, weights, bias]) => [convolve(op, source as Value, weights as Value, bias ?? null)],
  macs: (op) => elementCount(output(op).shape) * (input(op, 1).shape[1] ?? 0) * (input(op, 1).shape[2] ?? 0),
  kernels: depthwiseConv2dKernels,
};

/** As CONV_2D, but each output channel sees one input channel. */
function convolve(op: Op<DepthwiseConv2dAttrs>, source: Value, weights: Value, bias: Value | null): Value {
  const g = depthwiseGeometry(op);
  const target = output(op);
  const multipliers = channelMultipliers(input(op, 0), input(op, 1), target, g.outChannels);
  const range = activationRange(op.attrs.activation, target);
  const [zeroIn, zeroOut] = [zeroPointOf(input(op, 0)), zeroPointOf(target)];
  const out = makeValue(target.dtype, elementCount(target.shape));
  for (let i = 0; i < out.length; i++) {
    const c = i % g.outChannels;
    const sum = accumulate(g, source as Int8Array, weights as Int8Array, zeroIn, Math.floor(i / g.outChannels), c);
    const acc = (sum + Number(bias?.[c] ?? 0)) | 0;
    out[i] = clamp(requantize(acc, multipliers[c]!) + zeroOut, range.low, range.high);
  }
  return out;
}

/** One output channel of one output pixel, counted through the batch. */
function accumulate(
  g: DepthwiseGeometry,
  source: Int8Array,
  weights: Int8Array,
  zeroIn: number,
  pixel: number,
  c: number,
): number {
  const rows = tapsInside(g.y, Math.floor(pixel / g.x.out) % g.y.out);
  const columns = tapsInside(g.x, pixel % g.x.out);
  const image = Math.floor(pixel / (g.x.out * g.y.out)) * g.y.in;
  let acc = 0;
  for (let ky = rows.first; ky < rows.end; ky++) {
    const row = (image + rows.start + ky * g.y.dilation) * g.x.in;
    for (let kx = columns.first; kx < columns.end; kx++) {
      const from = (row + columns.start + kx * g.x.dilation) * g.inChannels + Math.floor(c / g.multiplier);
      acc += (source[from]! - zeroIn) * weights[(ky * g.x.kernel + kx) * g.outChannels + c]!;
    }
  }
  return acc;
}
