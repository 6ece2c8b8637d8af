import { signalStackerKernels } from '../../kernels/signal/stacker.ts';
import type { OpDef } from '../op.ts';
import { customOptions } from '../shared/custom-options.ts';
import { inputIsVector } from '../shared/rank.ts';

export interface SignalStackerAttrs {
  readonly channels: number;
  readonly left: number;
  readonly right: number;
  readonly step: number;
}

/**
 * Outputs: the newest left + 1 + right frames, and whether there are that many since `step` of them were given away; the
 * first frame counts left + 1 times. Where there are not, the last ones stay (0 at first): TFLite Micro does not touch them.
 */
export const signalStacker: OpDef<SignalStackerAttrs> = {
  tflite: 32,
  options: null,
  readOptions: (o) => {
    const { integer } = customOptions(o, 'SignalStacker');
    return {
      channels: integer('num_channels'),
      left: integer('stacker_left_context'),
      right: integer('stacker_right_context'),
      step: integer('stacker_step'),
    };
  },
  types: [{ inputs: ['int16'], outputs: ['int16', 'bool'] }],
  rules: [
    inputIsVector,
    {
      says: 'the input has num_channels elements',
      broken: ({ inputs, attrs: { channels } }) =>
        inputs[0]?.shape[0] === channels ? null : `${inputs[0]?.shape[0]}, not ${channels}`,
    },
    {
      says: 'contexts are not negative, and the step is from 1 to the number of stacked frames',
      broken: ({ attrs: { left, right, step } }) =>
        left >= 0 && right >= 0 && step >= 1 && step <= left + 1 + right ? null : `${left}, ${right}, step ${step}`,
    },
  ],
  infer: ({ attrs }) => [[stackedSize(attrs)], []],
  state: ({ attrs }) => [
    { label: 'frames', dtype: 'int16', shape: [stackedSize(attrs)] },
    { label: 'count', dtype: 'int32', shape: [] },
    ...(keepsOutput(attrs) ? ([{ label: 'output', dtype: 'int16', shape: [stackedSize(attrs)] }] as const) : []),
  ],
  reference: ({ attrs }, values) => {
    const [frame, frames, count, kept] = values as readonly [Int16Array, Int16Array, Int32Array, Int16Array?];
    const { channels, left, right, step } = attrs;
    // the count of frames, plus one as soon as there has been any
    if (count[0] === 0) {
      for (let i = 0; i <= left + right; i++) frames.set(frame, i * channels);
      count[0] = left + 2;
    } else {
      frames.copyWithin(0, channels);
      frames.set(frame, (left + right) * channels);
      count[0]!++;
    }
    const valid = count[0]! > left + 1 + right;
    if (valid) count[0]! -= step;
    if (valid) kept?.set(frames);
    const before = kept?.slice() ?? new Int16Array(frames.length);
    return [valid ? frames.slice() : before, Uint8Array.of(Number(valid))];
  },
  kernels: signalStackerKernels,
};

/** At step 1 every frame is valid from the first valid one on. */
function keepsOutput({ step }: SignalStackerAttrs): boolean {
  return step > 1;
}

function stackedSize({ channels, left, right }: SignalStackerAttrs): number {
  return channels * (left + 1 + right);
}
