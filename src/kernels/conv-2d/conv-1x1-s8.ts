import { input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Conv2dAttrs } from '../../ops/conv-2d.ts';
import { conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import { lowerRows } from '../fully-connected/rows.ts';
import type { Kernel } from '../kernel.ts';

/** A 1x1 convolution without stride is a matrix product over the pixels, the same kernel as fully connected. */
export const conv1x1Portable: Kernel<Conv2dAttrs> = {
  name: 'fully_connected_s8',
  source: 'portable/fully_connected_s8.c',
  fits: isPointwise,
  lower: (op) => lowerRows(op, conv2dGeometry(op).outChannels, op.attrs.activation),
};

/** Every output pixel reads exactly its own input pixel. */
export function isPointwise(op: Op<Conv2dAttrs>): boolean {
  const g = conv2dGeometry(op);
  const plain = [g.y, g.x].every((axis) => axis.kernel === 1 && axis.stride === 1 && axis.padBefore === 0);
  return plain && g.groups === 1 && input(op, 0).dtype === 'int8';
}
