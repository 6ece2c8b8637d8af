import { input, optionalInput, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { constantValue } from '../../graph/values.ts';

/** Weights of input 1 as they stand in the file, int4 unpacked. */
export function weightCodes(op: Op<unknown>): Int8Array {
  return constantValue(input(op, 1)) as Int8Array;
}

/** The file's bias, 0 for each channel where it has none. */
export function biasCodes(op: Op<unknown>, channels: number): Int32Array {
  const bias = optionalInput(op, 2);
  return bias === null ? new Int32Array(channels) : (constantValue(bias) as Int32Array);
}

/** bias[c] - zero_in * sum of row c (less the weights' zero point), so that kernels multiply raw codes. Wraps in 32 bits, as the accumulator does. */
export function foldedBias(op: Op<unknown>, weights: Int8Array, channels: number): Int32Array {
  const given = biasCodes(op, channels);
  const zeroIn = zeroPointOf(input(op, 0));
  const length = weights.length / channels;
  const offset = length * zeroPointOf(input(op, 1));
  return Int32Array.from({ length: channels }, (_, c) => {
    let sum = 0;
    for (let i = c * length; i < (c + 1) * length; i++) sum += weights[i]!;
    return given[c]! - zeroIn * (sum - offset);
  });
}

/** Weights stored channel by channel innermost ([tap][channel]) turned into one row for each channel. */
export function channelRows<T extends Int8Array | Float32Array>(weights: T, channels: number): T {
  const taps = weights.length / channels;
  return weights.map((_, i) => weights[(i % taps) * channels + Math.floor(i / taps)]!) as T;
}

/**
 * The order of bf_matmul_s8.h: of each `n` rows, four at a time together, tap by tap, as bytes w + 128; the last one to
 * three rows as they are.
 */
export function matmulOrder(weights: Int8Array, k: number, n: number): Int8Array {
  const packed = Int8Array.from(weights);
  for (let first = 0; first < weights.length; first += n * k) {
    for (let c = 0; c + 4 <= n; c += 4) interleaveFour(packed, weights, first + c * k, k);
  }
  return packed;
}

function interleaveFour(packed: Int8Array, weights: Int8Array, start: number, k: number): void {
  for (let i = 0; i < k; i++) {
    for (let row = 0; row < 4; row++) packed[start + 4 * i + row] = weights[start + row * k + i]! + 128;
  }
}
