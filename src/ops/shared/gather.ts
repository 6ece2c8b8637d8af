import { clamp } from '../../fixed-point.ts';
import type { Value } from '../../graph/values.ts';

/** A gather as loops: output(b, o, k) is the slice input(b, o, indices(b, k)). */
export interface GatherShape {
  /** Positions of the operator's inputs. */
  readonly table: number;
  readonly indices: number;
  readonly batch: number;
  readonly outer: number;
  readonly axis: number;
  readonly picks: number;
  /** Elements that one index picks. */
  readonly slice: number;
}

/** Indices outside the axis are clamped to it: the reference reads elsewhere or gives up. */
export function gatherRows(source: Value, indices: Value, shape: GatherShape): Value {
  const { batch, outer, axis, picks, slice } = shape;
  const out = sameType(source, batch * outer * picks * slice);
  let to = 0;
  for (let row = 0; row < batch * outer; row++) {
    const first = Math.floor(row / outer) * picks;
    for (let k = 0; k < picks; k++) {
      const index = clamp(Number(indices[first + k]), 0, axis - 1);
      const from = (row * axis + index) * slice;
      copyRun(source, from, out, to, slice);
      to += slice;
    }
  }
  return out;
}

export function sameType(value: Value, length: number): Value {
  return new (value.constructor as new (length: number) => Value)(length);
}

/** Both arrays hold the same type. */
export function copyRun(source: Value, from: number, target: Value, to: number, length: number): void {
  (target as Int8Array).set((source as Int8Array).subarray(from, from + length), to);
}
