import { elementCount, output } from '../../graph/tensor.ts';
import type { SignalStackerAttrs } from '../../ops/signal/stacker.ts';
import { inputArg, native, outputArg, singleKernel, stateArg } from '../shared/single-kernel.ts';

export const signalStackerKernels = native(
  singleKernel<SignalStackerAttrs>('signal_stacker', (op) => {
    const { channels, left, right, step } = op.attrs;
    return {
      args: [inputArg(0), stateArg(1), stateArg(2), outputArg(), outputArg(1)],
      literals: { channels, left, right, step },

      cost: elementCount(output(op).shape),
    };
  }),
);
