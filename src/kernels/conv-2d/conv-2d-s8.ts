import { input } from '../../graph/tensor.ts';
import type { Conv2dAttrs } from '../../ops/conv-2d.ts';
import { conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import type { Kernel } from '../kernel.ts';
import { weightCodes } from '../shared/weights.ts';
import { lowerConvolution } from './lower.ts';

/** Any convolution: gathers each window, then one matrix row per channel. */
export const conv2dPortable: Kernel<Conv2dAttrs> = {
  name: 'conv_2d_s8',
  source: 'portable/conv_2d_s8.c',
  fits: (op) => input(op, 0).dtype === 'int8',
  lower: (op) => lowerConvolution(op, conv2dGeometry(op), weightCodes(op), op.attrs.activation),
};
