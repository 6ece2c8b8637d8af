import { elementCount, input } from '../../graph/tensor.ts';
import type { SignalFilterBankAttrs } from '../../ops/signal/filter-bank.ts';
import { inputArg, native, outputArg, singleKernel } from '../shared/single-kernel.ts';

export const signalFilterBankKernels = native(
  singleKernel<SignalFilterBankAttrs>('signal_filter_bank', (op) => {
    const weights = elementCount(input(op, 1).shape);
    return {
      args: [inputArg(0), inputArg(1), inputArg(2), inputArg(3), inputArg(4), inputArg(5), outputArg()],
      literals: { channels: op.attrs.channels },

      cost: 12 * weights,
    };
  }),
);
