import { elementCount, input, output } from '../graph/tensor.ts';
import type { Op } from '../graph/types.ts';
import { makeValue, type Value, type Values } from '../graph/values.ts';
import { tapsInside } from '../graph/window.ts';
import { depthwiseConv2dKernels } from '../kernels/depthwise-conv-2d/index.ts';
import type { OpDef } from './op.ts';
import { type Accumulator, accumulatorOf } from './shared/accumulator.ts';
import {
  type ConvolutionAttrs,
  convolutionOptions,
  stepRule,
  symmetryRule,
  weightRules,
  weightTypes,
} from './shared/convolution.ts';
import { type DepthwiseGeometry, depthwiseGeometry } from './shared/depthwise-geometry.ts';

export interface DepthwiseConv2dAttrs extends ConvolutionAttrs {
  readonly depthMultiplier: number;
}

export const depthwiseConv2d: OpDef<DepthwiseConv2dAttrs> = {
  tflite: 4,
  options: 'DepthwiseConv2DOptions',
  readOptions: (o) => ({ ...convolutionOptions(o), depthMultiplier: o.number('depth_multiplier') }),
  types: weightTypes,
  typeHint: (op) =>
    op.inputs[0]?.dtype === 'int16' && op.inputs[2]?.dtype === 'int32'
      ? 'TFLite Micro reads the bias as int64, past the end of an int32 one: convert again without the option that makes biases of 32 bits (_experimental_full_integer_quantization_bias_type)'
      : null,
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
  reference: (op, values) => [convolve(op, values)],
  macs: (op) => elementCount(output(op).shape) * (input(op, 1).shape[1] ?? 0) * (input(op, 1).shape[2] ?? 0),
  kernels: depthwiseConv2dKernels,
};

/** As CONV_2D, but each output channel sees one input channel. */
function convolve(op: Op<DepthwiseConv2dAttrs>, values: Values): Value {
  const g = depthwiseGeometry(op);
  const accumulator = accumulatorOf(op, values, g.outChannels);
  const out = makeValue(output(op).dtype, elementCount(output(op).shape));
  for (let i = 0; i < out.length; i++) {
    const c = i % g.outChannels;
    out[i] = accumulator.finish(sumWindow(g, accumulator, Math.floor(i / g.outChannels), c), c);
  }
  return out;
}

/** One output channel of one output pixel, counted through the batch. */
function sumWindow(g: DepthwiseGeometry, { add }: Accumulator, pixel: number, c: number): number {
  const rows = tapsInside(g.y, Math.floor(pixel / g.x.out) % g.y.out);
  const columns = tapsInside(g.x, pixel % g.x.out);
  const image = Math.floor(pixel / (g.x.out * g.y.out)) * g.y.in;
  let acc = 0;
  for (let ky = rows.first; ky < rows.end; ky++) {
    const row = (image + rows.start + ky * g.y.dilation) * g.x.in;
    for (let kx = columns.first; kx < columns.end; kx++) {
      const from = (row + columns.start + kx * g.x.dilation) * g.inChannels + Math.floor(c / g.multiplier);
      acc = add(acc, from, (ky * g.x.kernel + kx) * g.outChannels + c, 1);
    }
  }
  return acc;
}
