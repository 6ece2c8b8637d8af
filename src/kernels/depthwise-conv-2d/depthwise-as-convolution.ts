import { input } from '../../graph/tensor.ts';
import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import { depthwiseGeometry } from '../../ops/shared/depthwise-geometry.ts';
import { lowerConvolution } from '../conv-2d/lower.ts';
import type { Kernel } from '../kernel.ts';
import { channelRows, weightCodes } from '../shared/weights.ts';

/** A depthwise convolution is a convolution with a group for each input channel; with one input channel, a plain one. */
export const depthwiseAsConvolution: Kernel<DepthwiseConv2dAttrs> = {
  name: 'conv_2d_s8',
  source: 'portable/conv_2d_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8',
  lower: (op) => {
    const { multiplier: _, ...g } = depthwiseGeometry(op);
    const weights = channelRows(weightCodes(op), g.outChannels);
    return lowerConvolution(op, { ...g, groups: g.inChannels, groupChannels: 1 }, weights, op.attrs.activation);
  },
};
