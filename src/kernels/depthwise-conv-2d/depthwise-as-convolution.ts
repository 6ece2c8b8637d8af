import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import type { Conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import { depthwiseGeometry } from '../../ops/shared/depthwise-geometry.ts';
import { isSymmetricInt8, hasDsp } from '../fully-connected/dsp.ts';
import { lowerDspWindows } from '../conv-2d/conv-2d-dsp.ts';
import { lowerConvolution } from '../conv-2d/lower.ts';
import type { Kernel } from '../kernel.ts';
import { channelRows, weightCodes } from '../shared/weights.ts';

/** A depthwise convolution is a convolution with a group for each input channel; with one input channel, a plain one. */
export const depthwiseAsConvolution: Kernel<DepthwiseConv2dAttrs> = {
  name: 'conv_2d_s8',
  source: 'portable/conv_2d_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8',
  lower: (op) => {
    const { g, weights } = asConvolution(op);
    return lowerConvolution(op, g, weights, op.attrs.activation);
  },
};

/** One input channel. */
export const depthwiseAsConvolutionDsp: Kernel<DepthwiseConv2dAttrs> = {
  name: 'conv_2d_dsp_s8',
  source: 'dsp/conv_2d_s8.c',
  fits: (op, target) => hasDsp(target) && isSymmetricInt8(op) && depthwiseGeometry(op).inChannels === 1,
  lower: (op) => {
    const { g, weights } = asConvolution(op);
    return lowerDspWindows(op, g, weights, op.attrs.activation);
  },
};

function asConvolution(op: Op<DepthwiseConv2dAttrs>): { readonly g: Conv2dGeometry; readonly weights: Int8Array } {
  const { multiplier: _, ...g } = depthwiseGeometry(op);
  const weights = channelRows(weightCodes(op), g.outChannels);
  return { g: { ...g, groups: g.inChannels, groupChannels: 1 }, weights };
}
