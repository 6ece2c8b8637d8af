import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { type Axis, slide } from '../../graph/window.ts';
import type { DepthwiseConv2dAttrs } from '../depthwise-conv-2d.ts';

export interface DepthwiseGeometry {
  readonly batch: number;
  readonly y: Axis;
  readonly x: Axis;
  readonly inChannels: number;
  readonly outChannels: number;
  /** Output channels of one input channel; output channel c reads input channel floor(c / multiplier). */
  readonly multiplier: number;
}

export function depthwiseGeometry(op: Op<DepthwiseConv2dAttrs>): DepthwiseGeometry {
  const [batch = 0, height = 0, width = 0, inChannels = 0] = input(op, 0).shape;
  const [, kernelH = 0, kernelW = 0, outChannels = 0] = input(op, 1).shape;
  const { padding, strideH, strideW, dilationH, dilationW } = op.attrs;
  return {
    batch,
    y: slide(padding, height, kernelH, strideH, dilationH),
    x: slide(padding, width, kernelW, strideW, dilationW),
    inChannels,
    outChannels,
    multiplier: outChannels / inChannels,
  };
}
