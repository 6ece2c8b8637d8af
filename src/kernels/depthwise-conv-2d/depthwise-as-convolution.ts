import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import type { Conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import { depthwiseGeometry } from '../../ops/shared/depthwise-geometry.ts';
import { isSymmetricInt8, hasDsp } from '../fully-connected/dsp.ts';
import { lowerDspWindows } from '../conv-2d/conv-2d-dsp.ts';
import { lowerConvolutionFloat } from '../conv-2d/lower-f32.ts';
import { lowerConvolutionInt16 } from '../conv-2d/lower-s16.ts';
import { lowerConvolutionInt4 } from '../conv-2d/lower-s4.ts';
import { lowerConvolution } from '../conv-2d/lower.ts';
import { hasInt4Weights } from '../fully-connected/rows-s4.ts';
import type { Kernel } from '../kernel.ts';
import { floatWeights } from '../shared/floats.ts';
import { channelRows, weightCodes } from '../shared/weights.ts';

/** A depthwise convolution is a convolution with a group for each input channel; with one input channel, a plain one. */
export const depthwiseAsConvolution: Kernel<DepthwiseConv2dAttrs> = {
  name: 'conv_2d_s8',
  source: 'portable/conv_2d_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8',
  lower: (op) => lowerConvolution(op, groupedGeometry(op), rowsOf(op, weightCodes(op)), op.attrs.activation),
};

/** One input channel. */
export const depthwiseAsConvolutionDsp: Kernel<DepthwiseConv2dAttrs> = {
  name: 'conv_2d_dsp_s8',
  source: 'dsp/conv_2d_s8.c',
  fits: (op, target) => hasDsp(target) && isSymmetricInt8(op) && depthwiseGeometry(op).inChannels === 1,
  lower: (op) => lowerDspWindows(op, groupedGeometry(op), rowsOf(op, weightCodes(op)), op.attrs.activation),
};

export const int4AsConvolution: Kernel<DepthwiseConv2dAttrs> = {
  name: 'conv_2d_s4',
  source: 'portable/conv_2d_s4.c',
  fits: hasInt4Weights,
  lower: (op) => lowerConvolutionInt4(op, groupedGeometry(op), rowsOf(op, weightCodes(op)), op.attrs.activation),
};

export const int16AsConvolution: Kernel<DepthwiseConv2dAttrs> = {
  name: 'conv_2d_s16',
  source: 'portable/conv_2d_s16.c',
  fits: (op) => input(op, 0).dtype === 'int16',
  lower: (op) => lowerConvolutionInt16(op, groupedGeometry(op), rowsOf(op, weightCodes(op))),
};

export const floatAsConvolution: Kernel<DepthwiseConv2dAttrs> = {
  name: 'conv_2d_f32',
  source: 'portable/conv_2d_f32.c',
  fits: (op) => input(op, 0).dtype === 'float32',
  lower: (op, target) => lowerConvolutionFloat(op, groupedGeometry(op), rowsOf(op, floatWeights(op)), target),
};

function groupedGeometry(op: Op<DepthwiseConv2dAttrs>): Conv2dGeometry {
  const { multiplier: _, ...g } = depthwiseGeometry(op);
  return { ...g, groups: g.inChannels, groupChannels: 1 };
}

function rowsOf<T extends Int8Array | Float32Array>(op: Op<DepthwiseConv2dAttrs>, weights: T): T {
  return channelRows(weights, depthwiseGeometry(op).outChannels);
}
