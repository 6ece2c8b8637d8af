import { elementCount, input } from '../../graph/tensor.ts';
import type { NoAttrs } from '../../ops/shared/types.ts';
import { inputArg, native, outputArg, singleKernel } from '../shared/single-kernel.ts';

export const signalFilterBankSquareRootKernels = native(
  singleKernel<NoAttrs>('signal_filter_bank_square_root', (op) => {
    const size = elementCount(input(op, 0).shape);
    return {
      args: [inputArg(0), inputArg(1), outputArg()],
      literals: { size },

      cost: 250 * size,
    };
  }),
);
