import { type Multiplier, quantizeMultiplier } from '../../fixed-point.ts';
import type { Op } from '../../graph/types.ts';
import { inputRadius } from './gemmlowp.ts';
import { DIFFERENCE_BITS, type SoftmaxAttrs, softmaxFactor } from './softmax.ts';

export interface LogSoftmaxScaling {
  /** Codes to Q5.26, and back. */
  readonly forward: Multiplier;
  readonly back: Multiplier;
  /** The largest difference of codes that counts. */
  readonly radius: number;
}

export function logSoftmaxScaling(op: Op<SoftmaxAttrs>): LogSoftmaxScaling {
  const forward = quantizeMultiplier(softmaxFactor(op));
  const back = quantizeMultiplier(2 ** (31 - forward.shift) / forward.multiplier);
  return { forward, back, radius: inputRadius(DIFFERENCE_BITS, forward.shift) };
}
