import { elementCount, input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { SignalFramerAttrs } from '../signal/framer.ts';

export interface Framing {
  readonly rows: number;
  /** Frames of a row in one invocation. */
  readonly frames: number;
  /** Samples kept from before. */
  readonly history: number;
  /** Frames at the start that lack samples. */
  readonly missing: number;
}

/** Without prefill the oldest sample stands at a multiple of the step. */
export function framing(op: Op<SignalFramerAttrs>): Framing {
  const { size, step, prefill } = op.attrs;
  const { shape } = input(op, 0);
  const row = shape.at(-1) ?? 1;
  const missing = prefill ? 0 : Math.ceil(size / step) - 1;
  return {
    rows: elementCount(shape) / row,
    frames: row / step,
    history: prefill ? size - step : missing * step,
    missing,
  };
}
