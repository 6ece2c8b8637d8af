import type { Op } from '../../graph/types.ts';
import type { Conv2dAttrs } from '../../ops/conv-2d.ts';
import { type Conv2dGeometry, conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import {
  contiguous,
  hasDsp,
  isSymmetricInt8,
  lowerDspAny,
  lowerDspPixels,
  lowerDspRow,
  type PixelSteps,
} from '../fully-connected/dsp.ts';
import { lowerRows } from '../fully-connected/rows.ts';
import type { Kernel } from '../kernel.ts';

/** A 1x1 convolution without stride is a matrix product over the pixels, the same kernel as fully connected. */
export const conv1x1Portable: Kernel<Conv2dAttrs> = {
  name: 'fully_connected_s8',
  source: 'portable/fully_connected_s8.c',
  fits: (op) => isSymmetricInt8(op) && isPointwise(op),
  lower: (op) => lowerRows(op, conv2dGeometry(op).outChannels, op.attrs.activation),
};

/** One pixel: fully connected. */
export const conv1x1DspPixel: Kernel<Conv2dAttrs> = {
  name: 'fully_connected_dsp_s8',
  source: 'dsp/fully_connected_s8.c',
  fits: (op, target) => hasDsp(target) && isSymmetricInt8(op) && isPointwise(op) && pixels(conv2dGeometry(op)) === 1,
  lower: (op) => {
    const g = conv2dGeometry(op);
    return lowerDspRow(op, g.inChannels, g.outChannels, op.attrs.activation);
  },
};

/** Two pixels at a time, which may stand apart. */
export const conv1x1Dsp: Kernel<Conv2dAttrs> = {
  name: 'conv_1x1_dsp_s8',
  source: 'dsp/conv_1x1_s8.c',
  fits: (op, target) => hasDsp(target) && isSymmetricInt8(op) && pixels(conv2dGeometry(op)) > 1 && stepsOf(op) !== null,
  lower: (op) => {
    const g = conv2dGeometry(op);
    return lowerDspPixels(op, g.inChannels, g.outChannels, op.attrs.activation, stepsOf(op)!);
  },
};

/** Whatever the kernels above cannot take. */
export const conv1x1DspAny: Kernel<Conv2dAttrs> = {
  name: 'fully_connected_any_dsp_s8',
  source: 'dsp/fully_connected_any_s8.c',
  fits: (op, target) => hasDsp(target) && isSymmetricInt8(op) && isPointwise(op),
  lower: (op) => lowerDspAny(op, conv2dGeometry(op).outChannels, op.attrs.activation),
};

/** Every output pixel reads exactly its own input pixel. */
export function isPointwise(op: Op<Conv2dAttrs>): boolean {
  const g = conv2dGeometry(op);
  return isUnpadded1x1(g) && g.y.stride === 1 && g.x.stride === 1;
}

function isUnpadded1x1(g: Conv2dGeometry): boolean {
  return g.groups === 1 && [g.y, g.x].every((axis) => axis.kernel === 1 && axis.padBefore === 0);
}

/** Null where the pixels do not follow a regular pattern: padded, or strided over several images. */
function stepsOf(op: Op<Conv2dAttrs>): PixelSteps | null {
  const g = conv2dGeometry(op);
  if (isPointwise(op)) return contiguous(pixels(g), g.inChannels);
  if (!isUnpadded1x1(g) || g.batch !== 1) return null;
  const stepX = g.x.stride * g.inChannels;
  return { pixels: pixels(g), outW: g.x.out, stepX, stepY: g.y.stride * g.x.in * g.inChannels };
}

function pixels(g: Conv2dGeometry): number {
  return g.batch * g.y.out * g.x.out;
}
