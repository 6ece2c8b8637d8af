import { elementCount, input } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { signalFramerKernels } from '../../kernels/signal/framer.ts';
import type { OpDef } from '../op.ts';
import { customOptions } from '../shared/custom-options.ts';
import { framing } from '../shared/framing.ts';

export interface SignalFramerAttrs {
  readonly size: number;
  readonly step: number;
  readonly prefill: boolean;
}

/**
 * Outputs: frames of `size` samples, one every `step` of them, and whether all are valid: without `prefill` the first
 * ones lack samples. TFLite Micro leaves frames that are not valid as they were, here they are 0.
 */
export const signalFramer: OpDef<SignalFramerAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => {
    const { integer, flag } = customOptions(o, 'SignalFramer');
    return { size: integer('frame_size'), step: integer('frame_step'), prefill: flag('prefill') };
  },
  types: [{ inputs: ['int16'], outputs: ['int16', 'bool'] }],
  rules: [
    {
      says: 'the frame step is from 1 to the frame size',
      broken: ({ attrs: { size, step } }) => (step >= 1 && step <= size ? null : `step ${step}, size ${size}`),
    },
    {
      says: 'the innermost dimension is a multiple of the frame step',
      broken: (op) => {
        const row = input(op, 0).shape.at(-1) ?? 0;
        return row > 0 && row % op.attrs.step === 0 ? null : `${row}, step ${op.attrs.step}`;
      },
    },
  ],
  infer: (op) => [framesShape(op), []],
  state: (op) => {
    const { rows, history } = framing(op);
    return [
      { label: 'samples', dtype: 'int16', shape: [rows, Math.max(1, history)] },
      { label: 'steps', dtype: 'int32', shape: [] },
    ];
  },
  reference: (op, values) => {
    const [samples, kept, steps] = values as readonly [Int16Array, Int16Array, Int32Array];
    const { size, step } = op.attrs;
    const { rows, frames, history, missing } = framing(op);
    const out = new Int16Array(elementCount(framesShape(op)));
    for (let r = 0; r < rows; r++) {
      const line = new Int16Array(history + frames * step);
      line.set(kept.subarray(r * history, (r + 1) * history));
      line.set(samples.subarray(r * frames * step, (r + 1) * frames * step), history);
      for (let f = 0; f < frames; f++) {
        if (steps[0]! + f >= missing) out.set(line.subarray(f * step, f * step + size), (r * frames + f) * size);
      }
      if (history > 0) kept.set(line.subarray(frames * step), r * history);
    }
    const valid = steps[0]! >= missing;
    steps[0] = Math.min(steps[0]! + frames, missing);
    return [out, Uint8Array.of(Number(valid))];
  },
  kernels: signalFramerKernels,
};

function framesShape(op: Op<SignalFramerAttrs>): readonly number[] {
  return [...input(op, 0).shape.slice(0, -1), framing(op).frames, op.attrs.size];
}
