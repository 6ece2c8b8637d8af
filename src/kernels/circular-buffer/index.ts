import { elementCount, input, output } from '../../graph/tensor.ts';
import type { CircularBufferAttrs } from '../../ops/circular-buffer.ts';
import { inputArg, native, outputArg, singleKernel, stateArg } from '../shared/single-kernel.ts';

export const circularBufferKernels = native(
  singleKernel<CircularBufferAttrs>('circular_buffer', (op) => {
    const row = elementCount(input(op, 0).shape);
    return {
      args: [inputArg(0), stateArg(1), outputArg()],
      literals: { slots: output(op).shape[1] ?? 1, row },

      cost: 2 * elementCount(output(op).shape),
    };
  }),
);
