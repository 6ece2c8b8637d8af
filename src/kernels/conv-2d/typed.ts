import { input } from '../../graph/tensor.ts';
import type { Conv2dAttrs } from '../../ops/conv-2d.ts';
import { conv2dGeometry } from '../../ops/shared/conv-2d-geometry.ts';
import { lowerRowsFloat } from '../fully-connected/rows-f32.ts';
import { lowerRowsInt16 } from '../fully-connected/rows-s16.ts';
import { hasInt4Weights, lowerRowsInt4 } from '../fully-connected/rows-s4.ts';
import type { Kernel } from '../kernel.ts';
import { floatWeights } from '../shared/floats.ts';
import { weightCodes } from '../shared/weights.ts';
import { isPointwise } from './conv-1x1-s8.ts';
import { lowerConvolutionFloat } from './lower-f32.ts';
import { lowerConvolutionInt16 } from './lower-s16.ts';
import { lowerConvolutionInt4 } from './lower-s4.ts';

/** Any convolution of the other types; as with int8, a pointwise one is a matrix product and needs no window. */
export const conv2dInt16: Kernel<Conv2dAttrs> = {
  name: 'conv_2d_s16',
  source: 'portable/conv_2d_s16.c',
  fits: (op) => input(op, 0).dtype === 'int16' && !isPointwise(op),
  lower: (op) => lowerConvolutionInt16(op, conv2dGeometry(op), weightCodes(op)),
};

export const conv1x1Int16: Kernel<Conv2dAttrs> = {
  name: 'fully_connected_s16',
  source: 'portable/fully_connected_s16.c',
  fits: (op) => input(op, 0).dtype === 'int16' && isPointwise(op),
  lower: (op) => lowerRowsInt16(op, conv2dGeometry(op).outChannels),
};

export const conv2dFloat: Kernel<Conv2dAttrs> = {
  name: 'conv_2d_f32',
  source: 'portable/conv_2d_f32.c',
  fits: (op) => input(op, 0).dtype === 'float32' && !isPointwise(op),
  lower: (op, target) => lowerConvolutionFloat(op, conv2dGeometry(op), floatWeights(op), target),
};

export const conv1x1Float: Kernel<Conv2dAttrs> = {
  name: 'fully_connected_f32',
  source: 'portable/fully_connected_f32.c',
  fits: (op) => input(op, 0).dtype === 'float32' && isPointwise(op),
  lower: (op, target) => lowerRowsFloat(op, conv2dGeometry(op).outChannels, target),
};

export const conv2dInt4: Kernel<Conv2dAttrs> = {
  name: 'conv_2d_s4',
  source: 'portable/conv_2d_s4.c',
  fits: (op) => hasInt4Weights(op) && !isPointwise(op),
  lower: (op) => lowerConvolutionInt4(op, conv2dGeometry(op), weightCodes(op), op.attrs.activation),
};

export const conv1x1Int4: Kernel<Conv2dAttrs> = {
  name: 'fully_connected_s4',
  source: 'portable/fully_connected_s4.c',
  fits: (op) => hasInt4Weights(op) && isPointwise(op),
  lower: (op) => lowerRowsInt4(op, conv2dGeometry(op).outChannels, op.attrs.activation),
};
