import { elementCount, input } from '../../graph/tensor.ts';
import type { SignalEnergyAttrs } from '../../ops/signal/energy.ts';
import { inputArg, native, outputArg, singleKernel } from '../shared/single-kernel.ts';

export const signalEnergyKernels = native(
  singleKernel<SignalEnergyAttrs>('signal_energy', (op) => {
    const size = elementCount(input(op, 0).shape) / 2;
    const { start, end } = op.attrs;
    return {
      args: [inputArg(0), outputArg()],
      literals: { size, start, end },
      cost: 8 * size,
    };
  }),
);
