import { elementCount, input } from '../../graph/tensor.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import { inputArg, native, outputArg, singleKernel } from '../shared/single-kernel.ts';

export const signalFftAutoScaleKernels = native(
  singleKernel<NoAttrs>('signal_fft_auto_scale', (op) => {
    const size = elementCount(input(op, 0).shape);
    return {
      args: [inputArg(0), outputArg(), outputArg(1)],
      literals: { size },
      inPlace: [[0, 0]],
      cost: 10 * size,
    };
  }),
);
