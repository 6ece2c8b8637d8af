import { input } from '../../graph/tensor.ts';
import { overlapGeometry } from '../../ops/shared/overlap.ts';
import type { SignalOverlapAddAttrs } from '../../ops/signal/overlap-add.ts';
import type { Kernel } from '../kernel.ts';
import { inputArg, native, outputArg, singleKernel, stateArg } from '../shared/single-kernel.ts';

function portable(name: string, dtype: 'int16' | 'float32'): Kernel<SignalOverlapAddAttrs> {
  return singleKernel(
    name,
    (op) => {
      const { rows, frames, size } = overlapGeometry(op);
      return {
        args: [inputArg(0), stateArg(1), outputArg()],
        literals: { rows, frames, size, step: op.attrs.step },
        cost: 8 * rows * frames * size,
      };
    },
    (op) => input(op, 0).dtype === dtype,
  );
}

export const signalOverlapAddKernels = native(
  portable('signal_overlap_add_s16', 'int16'),
  portable('signal_overlap_add_f32', 'float32'),
);
