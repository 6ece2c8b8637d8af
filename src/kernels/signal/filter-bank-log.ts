import { elementCount, input } from '../../graph/tensor.ts';
import type { SignalFilterBankLogAttrs } from '../../ops/signal/filter-bank-log.ts';
import { logCorrections } from '../../ops/shared/log.ts';
import { constant } from '../shared/requantize.ts';
import { inputArg, native, outputArg, singleKernel } from '../shared/single-kernel.ts';

export const signalFilterBankLogKernels = native(
  singleKernel<SignalFilterBankLogAttrs>('signal_filter_bank_log', (op) => {
    const size = elementCount(input(op, 0).shape);
    return {
      args: [inputArg(0), constant('corrections', logCorrections, 16), outputArg()],
      literals: { size, scale: op.attrs.outputScale, correction_bits: op.attrs.correctionBits },

      cost: 80 * size,
    };
  }),
);
