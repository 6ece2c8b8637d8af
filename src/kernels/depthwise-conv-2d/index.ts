import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import type { Backend } from '../../ops/op.ts';
import type { Kernel } from '../kernel.ts';
import { depthwise3x3Dsp } from './depthwise-3x3-dsp.ts';
import { depthwise3x3Portable } from './depthwise-3x3-s8.ts';
import {
  depthwiseAsConvolution,
  depthwiseAsConvolutionDsp,
  floatAsConvolution,
  int16AsConvolution,
  int4AsConvolution,
} from './depthwise-as-convolution.ts';
import { depthwisePortable } from './depthwise-s8.ts';
import { depthwiseFloat, depthwiseInt16, depthwiseInt4 } from './typed.ts';

export const depthwiseConv2dKernels: Partial<Record<Backend, readonly Kernel<DepthwiseConv2dAttrs>[]>> = {
  native: [
    depthwise3x3Dsp,
    depthwise3x3Portable,
    depthwisePortable,
    depthwiseAsConvolutionDsp,
    depthwiseAsConvolution,
    depthwiseInt4,
    int4AsConvolution,
    depthwiseInt16,
    int16AsConvolution,
    depthwiseFloat,
    floatAsConvolution,
  ],
};
