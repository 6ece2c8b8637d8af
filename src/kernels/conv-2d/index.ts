import type { Conv2dAttrs } from '../../ops/conv-2d.ts';
import type { Backend } from '../../ops/op.ts';
import type { Kernel } from '../kernel.ts';
import { conv2dDsp } from './conv-2d-dsp.ts';
import { conv2dPortable } from './conv-2d-s8.ts';
import { conv1x1Dsp, conv1x1DspAny, conv1x1DspPixel, conv1x1Portable } from './conv-1x1-s8.ts';
import { conv1x1Float, conv1x1Int16, conv1x1Int4, conv2dFloat, conv2dInt16, conv2dInt4 } from './typed.ts';

export const conv2dKernels: Partial<Record<Backend, readonly Kernel<Conv2dAttrs>[]>> = {
  native: [
    conv1x1DspPixel,
    conv1x1Dsp,
    conv1x1DspAny,
    conv1x1Portable,
    conv2dDsp,
    conv2dPortable,
    conv1x1Int4,
    conv2dInt4,
    conv1x1Int16,
    conv2dInt16,
    conv1x1Float,
    conv2dFloat,
  ],
};
