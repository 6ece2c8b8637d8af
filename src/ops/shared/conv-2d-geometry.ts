import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { type Axis, slide } from '../../graph/window.ts';
import type { Conv2dAttrs } from '../conv-2d.ts';

export interface Conv2dGeometry {
  readonly batch: number;
  readonly y: Axis;
  readonly x: Axis;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups: number;
  /** Input channels that one output channel sees. */
  readonly groupChannels: number;
}

export function conv2dGeometry(op: Op<Conv2dAttrs>): Conv2dGeometry {
  const [batch = 0, height = 0, width = 0, inChannels = 0] = input(op, 0).shape;
  const [outChannels = 0, kernelH = 0, kernelW = 0, groupChannels = 1] = input(op, 1).shape;
  const { padding, strideH, strideW, dilationH, dilationW } = op.attrs;
  return {
    batch,
    y: slide(padding, height, kernelH, strideH, dilationH),
    x: slide(padding, width, kernelW, strideW, dilationW),
    inChannels,
    outChannels,
    groups: inChannels / groupChannels,
    groupChannels,
  };
}
