import { elementCount, output } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { SignalStackerAttrs } from '../../ops/signal/stacker.ts';
import type { Kernel, Part } from '../kernel.ts';
import { literals } from '../shared/literals.ts';
import { inputArg, native, outputArg, stateArg } from '../shared/single-kernel.ts';

const portable: Kernel<SignalStackerAttrs> = {
  name: 'signal_stacker',
  source: 'portable/signal_stacker.c',
  fits: () => true,
  lower: (op) => {
    const keeps = keptState(op) < op.inputs.length;
    return {
      args: [
        inputArg(0),
        stateArg(1),
        stateArg(2),
        outputArg(),
        outputArg(1),
        ...(keeps ? [stateArg(keptState(op))] : []),
      ],
      literals: [],
      parts: [stack(op), ...(keeps ? [keep(op)] : [])],
      inPlace: [],
      assumes: [],
      cost: 2 * elementCount(output(op).shape),
    };
  },
};

export const signalStackerKernels = native(portable);

/** The third state, after frames and count. */
function keptState(op: Op<SignalStackerAttrs>): number {
  return op.attrs.step > 1 ? 3 : op.inputs.length;
}

function stack({ attrs: { channels, left, right, step } }: Op<SignalStackerAttrs>): Part {
  return { name: 'signal_stacker', args: [0, 1, 2, 3, 4], literals: literals({ channels, left, right, step }) };
}

function keep(op: Op<SignalStackerAttrs>): Part {
  return { name: 'keep_valid', args: [5, 3, 4], literals: literals({ size: elementCount(output(op).shape) }) };
}
