import { elementCount, output } from '../../graph/tensor.ts';
import type { SignalFramerAttrs } from '../../ops/signal/framer.ts';
import { framing } from '../../ops/shared/framing.ts';
import { inputArg, native, outputArg, singleKernel, stateArg } from '../shared/single-kernel.ts';

export const signalFramerKernels = native(
  singleKernel<SignalFramerAttrs>('signal_framer', (op) => {
    const { rows, frames, history, missing } = framing(op);
    const { size, step } = op.attrs;
    return {
      args: [inputArg(0), stateArg(1), stateArg(2), outputArg(), outputArg(1)],
      literals: { rows, frames, size, step, history, missing },

      cost: 6 * elementCount(output(op).shape),
    };
  }),
);
