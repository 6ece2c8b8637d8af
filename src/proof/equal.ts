import type { Interval } from './interval.ts';

export type StepFunction = (x: number) => number;

/** Equal on the whole range, or a value where they differ. */
export type Equality = { readonly holds: true } | { readonly holds: false; readonly at: number };

/**
 * Whether two functions of an integer agree from `low` to `high`. Both must never decrease, as every requantization with
 * a positive multiplier: then it is enough to look at both sides of each step of the reference, found by bisection.
 */
export function provenEqualOnRange(
  reference: StepFunction,
  candidate: StepFunction,
  { low, high }: Interval,
): Equality {
  const last = reference(high);
  for (let x = low; ;) {
    const value = reference(x);
    if (candidate(x) !== value) return { holds: false, at: x };
    const end = value === last ? high : lastWithValue(reference, x, high, value);
    if (candidate(end) !== value) return { holds: false, at: end };
    if (end === high) return { holds: true };
    x = end + 1;
  }
}

/** The largest x below `high` whose value is still `value`; strides grow first, since steps are about equally long. */
function lastWithValue(reference: StepFunction, from: number, high: number, value: number): number {
  let [inside, outside] = [from, high];
  for (let stride = 1; inside + stride < outside; stride *= 2) {
    if (reference(inside + stride) === value) inside += stride;
    else outside = inside + stride;
  }
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (reference(middle) === value) inside = middle;
    else outside = middle;
  }
  return inside;
}
