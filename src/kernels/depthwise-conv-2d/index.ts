import type { DepthwiseConv2dAttrs } from '../../ops/depthwise-conv-2d.ts';
import type { Backend } from '../../ops/op.ts';
import type { Kernel } from '../kernel.ts';
import { depthwise3x3Dsp } from './depthwise-3x3-dsp.ts';
import { depthwise3x3Portable } from './depthwise-3x3-s8.ts';
import { depthwiseAsConvolution, depthwiseAsConvolutionDsp } from './depthwise-as-convolution.ts';
import { depthwisePortable } from './depthwise-s8.ts';

export const depthwiseConv2dKernels: Partial<Record<Backend, readonly Kernel<DepthwiseConv2dAttrs>[]>> = {
  native: [depthwise3x3Dsp, depthwise3x3Portable, depthwisePortable, depthwiseAsConvolutionDsp, depthwiseAsConvolution],
};
