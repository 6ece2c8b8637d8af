import { elementCount, input } from '../../graph/tensor.ts';
import type { SpectralSubtractionAttrs } from '../../ops/signal/filter-bank-spectral-subtraction.ts';
import { inputArg, native, outputArg, singleKernel, stateArg } from '../shared/single-kernel.ts';

export const signalSpectralSubtractionKernels = native(
  singleKernel<SpectralSubtractionAttrs>('signal_spectral_subtraction', (op) => {
    const size = elementCount(input(op, 0).shape);
    const { smoothing, oneMinusSmoothing } = op.attrs;
    return {
      args: [inputArg(0), stateArg(1), outputArg(), outputArg(1)],
      literals: {
        size,
        smoothing_even: smoothing[0],
        smoothing_odd: smoothing[1],
        keep_even: oneMinusSmoothing[0],
        keep_odd: oneMinusSmoothing[1],
        min_remaining: op.attrs.minSignalRemaining,
        smoothing_bits: op.attrs.smoothingBits,
        bits: op.attrs.bits,
        clamping: Number(op.attrs.clamping),
      },
      inPlace: [[0, 0]],
      cost: 40 * size,
    };
  }),
);
