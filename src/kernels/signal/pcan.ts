import { elementCount, input } from '../../graph/tensor.ts';
import type { SignalPcanAttrs } from '../../ops/signal/pcan.ts';
import { inputArg, native, outputArg, singleKernel } from '../shared/single-kernel.ts';

export const signalPcanKernels = native(
  singleKernel<SignalPcanAttrs>('signal_pcan', (op) => {
    const size = elementCount(input(op, 0).shape);
    return {
      args: [inputArg(0), inputArg(1), inputArg(2), outputArg()],
      literals: { size, snr_shift: op.attrs.snrShift },
      inPlace: [[0, 0]],
      cost: 60 * size,
    };
  }),
);
