import { elementCount, input } from '../../graph/tensor.ts';
import type { SignalDelayAttrs } from '../../ops/signal/delay.ts';
import { inputArg, native, outputArg, singleKernel, stateArg } from '../shared/single-kernel.ts';

export const signalDelayKernels = native(
  singleKernel<SignalDelayAttrs>('signal_delay', (op) => {
    const size = elementCount(input(op, 0).shape);
    const frame = input(op, 0).shape.at(-1) ?? 1;
    return {
      args: [inputArg(0), stateArg(1), outputArg()],
      literals: { rows: size / frame, frame, length: op.attrs.length },

      cost: 6 * size,
    };
  }),
);
