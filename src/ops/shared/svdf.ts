import { quantizeMultiplier, type Multiplier } from '../../fixed-point.ts';
import { input, output, scaleOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { SvdfAttrs } from '../svdf.ts';

export interface SvdfGeometry {
  readonly batch: number;
  readonly inputs: number;
  /** A unit sums `rank` filters; each filter remembers `memory` values. */
  readonly units: number;
  readonly rank: number;
  readonly memory: number;
}

export function svdfGeometry(op: Op<SvdfAttrs>): SvdfGeometry {
  const [batch = 0, inputs = 0] = input(op, 0).shape;
  const [filters = 0, memory = 0] = input(op, 2).shape;
  const { rank } = op.attrs;
  return { batch, inputs, units: filters / rank, rank, memory };
}

/** Input to state, and state to output. */
export function svdfMultipliers(op: Op<SvdfAttrs>): { readonly feature: Multiplier; readonly time: Multiplier } {
  const [source, feature, time, state] = [input(op, 0), input(op, 1), input(op, 2), input(op, 4)].map(scaleOf);
  return {
    feature: quantizeMultiplier((source! * feature!) / state!),
    time: quantizeMultiplier((state! * time!) / scaleOf(output(op))),
  };
}
