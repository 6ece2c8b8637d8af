import { elementCount, input } from '../../graph/tensor.ts';
import type { SignalWindowAttrs } from '../../ops/signal/window.ts';
import { inputArg, native, outputArg, singleKernel } from '../shared/single-kernel.ts';

export const signalWindowKernels = native(
  singleKernel<SignalWindowAttrs>('signal_window', (op) => {
    const size = elementCount(input(op, 0).shape);
    const row = elementCount(input(op, 1).shape);
    return {
      args: [inputArg(0), inputArg(1), outputArg()],
      literals: { rows: size / row, row_length: row, shift: op.attrs.shift },
      inPlace: [[0, 0]],
      cost: 8 * size,
    };
  }),
);
