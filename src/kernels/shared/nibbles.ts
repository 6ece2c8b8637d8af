/** Two weights to a byte, as w + 8, the first in the low half. */
function pair(low: number, high: number): number {
  return low + 8 + (high + 8) * 16;
}

/** The order of bf_matmul_s4.h for rows of k weights, in groups of n rows. */
export function nibbleMatmulOrder(weights: Int8Array, k: number, n: number): Uint8Array {
  const bytes: number[] = [];
  for (let first = 0; first < weights.length; first += n * k) {
    const whole = n - (n % 4);
    for (let c = 0; c < whole; c += 4) pushFour(bytes, weights, first + c * k, k);
    for (let c = whole; c < n; c++) pushRow(bytes, weights.subarray(first + c * k, first + (c + 1) * k));
  }
  return Uint8Array.from(bytes);
}

/** The order of depthwise_conv_2d_s4.c: each tap's channels begin a new byte. */
export function nibbleTaps(weights: Int8Array, channels: number): Uint8Array {
  const bytes: number[] = [];
  for (let tap = 0; tap < weights.length; tap += channels) pushRow(bytes, weights.subarray(tap, tap + channels));
  return Uint8Array.from(bytes);
}

function pushFour(bytes: number[], weights: Int8Array, start: number, k: number): void {
  for (let i = start; i < start + k; i++)
    bytes.push(pair(weights[i]!, weights[i + k]!), pair(weights[i + 2 * k]!, weights[i + 3 * k]!));
}

function pushRow(bytes: number[], row: Int8Array): void {
  for (let i = 0; i < row.length; i += 2) bytes.push(pair(row[i]!, row[i + 1] ?? 0));
}
