import type { Activation } from '../../graph/quantization.ts';
import { elementCount, input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import type { Call, Target } from '../kernel.ts';
import { packDualChannel } from '../shared/dual-channel.ts';
import { literals } from '../shared/literals.ts';
import { constant } from '../shared/requantize.ts';
import { foldedBias, weightCodes } from '../shared/weights.ts';
import { lowerRows } from './rows.ts';

/** MVE does this better. */
export function hasDsp(target: Target): boolean {
  return target.dsp && !target.mve;
}

/** Arguments of bf_fully_connected_dsp_s8: one row of codes against n weight rows. */
export function lowerDspRow(op: Op<unknown>, k: number, n: number, activation: Activation): Call {
  const pack = packDualChannel(op, n, activation, { groupChannels: 8, doubledUnsigned: false });
  return {
    args: [{ kind: 'input', index: 0, form: 'plain' }, pack.stream, { kind: 'output', index: 0, form: 'plain' }],
    literals: [...literals({ k, n }), ...pack.literals],
    inPlace: [],
    assumes: pack.assumes,
    cost: rowCost(k, n),
  };
}

/** Measured: groups of eight channels, then one of up to four pairs. */
function rowCost(k: number, n: number): number {
  const pairs = Math.ceil((n % 8) / 2);
  return Math.floor(n / 8) * (8 * k + 64) + (pairs > 0 ? (0.75 + 1.8 * pairs) * k + 16 * pairs : 0);
}

/** Arguments of bf_fully_connected_any_dsp_s8: the portable kernel's, with weights in groups of four channels. */
export function lowerDspAny(op: Op<unknown>, n: number, activation: Activation): Call {
  const call = lowerRows(op, n, activation);
  const weights = weightCodes(op);
  const k = weights.length / n;
  const words = groupsOfFour(weights, k, n);
  const bias = new Int32Array(4 * Math.ceil(n / 4));
  bias.set(foldedBias(op, weights, n));
  const [source, , , ...rest] = call.args;
  const shared = call.literals.filter(({ name }) => name !== 'zero_weights');
  return {
    ...call,
    literals: shared,
    args: [source!, constant('weights', words, 4 * Math.ceil(k / 4)), constant('bias', bias, 8), ...rest],
    cost: (elementCount(output(op).shape) / n) * Math.ceil(n / 4) * (5.5 * k + 120),
  };
}

function groupsOfFour(weights: Int8Array, k: number, n: number): Uint32Array {
  const words: number[] = [];
  for (let c = 0; c < n; c += 4) {
    for (let i = 0; i < k; i += 4) {
      for (let row = c; row < c + 4; row++) words.push(fourTaps(weights, row, i, k));
    }
  }
  return Uint32Array.from(words);
}

function fourTaps(weights: Int8Array, row: number, first: number, k: number): number {
  const byte = (i: number): number => (i < k ? (weights[row * k + i] ?? 0) & 0xff : 0);
  return [0, 1, 2, 3].reduce((word, i) => word + byte(first + i) * 256 ** i, 0);
}

/** Where the pixels of a 1x1 convolution stand in the input. */
export interface PixelSteps {
  readonly pixels: number;
  readonly outW: number;
  /** Bytes from pixel to pixel in a row, and from row to row. */
  readonly stepX: number;
  readonly stepY: number;
}

/** Arguments of bf_conv_1x1_dsp_s8: two pixels at a time, unpacked into working memory. */
export function lowerDspPixels(op: Op<unknown>, k: number, n: number, activation: Activation, at: PixelSteps): Call {
  const pack = packDualChannel(op, n, activation, { groupChannels: 4, doubledUnsigned: true });
  return {
    args: [
      { kind: 'input', index: 0, form: 'plain' },
      pack.stream,
      { kind: 'scratch', label: 'pair', ctype: 'uint32_t', bytes: 16 * Math.ceil(k / 4), align: 4 },
      { kind: 'output', index: 0, form: 'plain' },
    ],
    literals: [
      ...literals({ pixels: at.pixels, k, n, out_w: at.outW, step_x: at.stepX, step_y: at.stepY }),
      ...pack.literals,
    ],
    inPlace: [],
    assumes: pack.assumes,
    cost: Math.ceil(at.pixels / 2) * pixelPairCost(k, n),
  };
}

/** Measured, for two pixels: unpacking, groups of four channels, then one of up to two pairs. */
export function pixelPairCost(k: number, n: number): number {
  const rest = n % 4 === 0 ? 0 : n % 4 === 3 ? 6.6 * k + 75 : 3.6 * k + 45;
  return 3 * k + 35 + Math.floor(n / 4) * (6.6 * k + 75) + rest;
}

/** Rows that lie one behind the other. */
export function contiguous(rows: number, k: number): PixelSteps {
  return { pixels: rows, outW: rows, stepX: k, stepY: rows * k };
}

/** The file's weights may be int4; a zero point of theirs would need a sum of every row's codes. */
export function isSymmetricInt8(op: Op<unknown>): boolean {
  return input(op, 0).dtype === 'int8' && zeroPointOf(input(op, 1)) === 0;
}
