/** All values between `low` and `high`, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Every code that an int8 tensor can hold. */
export const int8Codes: Interval = { low: -128, high: 127 };

/** Reach of start + sum of codes[i] * weights[i] with every code in the interval. Exact, and reached at both ends. */
export function dotProductInterval(weights: Int8Array, start: number, codes: Interval): Interval {
  let [low, high] = [start, start];
  for (const w of weights) {
    low += w * (w > 0 ? codes.low : codes.high);
    high += w * (w > 0 ? codes.high : codes.low);
  }
  return { low, high };
}

/** Largest magnitude in the interval. */
export function magnitude({ low, high }: Interval): number {
  return Math.max(Math.abs(low), Math.abs(high));
}
