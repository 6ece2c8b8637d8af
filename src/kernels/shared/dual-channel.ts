import { clamp, type Multiplier, requantize } from '../../fixed-point.ts';
import type { Activation } from '../../graph/quantization.ts';
import { activationRange } from '../../graph/quantization.ts';
import { input, output, zeroPointOf } from '../../graph/tensor.ts';
import type { Op } from '../../graph/types.ts';
import { channelMultipliers } from '../../ops/shared/convolution.ts';
import { dotProductInterval, int8Codes, type Interval, magnitude } from '../../proof/interval.ts';
import type { Arg, Assumption, Literal } from '../kernel.ts';
import { constant } from './requantize.ts';
import { finishLiterals } from './literals.ts';
import { foldedBias, weightCodes } from './weights.ts';

/** Weights and all that follows them for kernels/dsp/bf_dual_s8.h. */
export interface DualChannelPack {
  readonly stream: Arg;
  /** zero_out, low, high, shift, use_sign. */
  readonly literals: readonly Literal[];
  readonly assumes: readonly Assumption[];
}

/** How the kernel reads its stream. */
export interface DualChannelLayout {
  /** Channels of a full group. */
  readonly groupChannels: 4 | 8;
  /** It multiplies doubled unsigned codes 2 * (x + 128) instead of codes. */
  readonly doubledUnsigned: boolean;
}

/** An output channel with what is proven of it. */
export interface Channel {
  readonly weights: Int8Array;
  /** Bias with the zero point folded in, for raw codes. */
  readonly bias: number;
  readonly reach: Interval;
  readonly multiplier: number;
  /** Right shift k. */
  readonly shift: number;
}

export const WIDEST_SHIFT = 22;
const WIDEST_CHEAP_SHIFT = 14;

/** `weights`: one row for each channel, as in the file if left out. */
export function packDualChannel(
  op: Op<unknown>,
  n: number,
  activation: Activation,
  layout: DualChannelLayout,
  weights: Int8Array = weightCodes(op),
): DualChannelPack {
  const range = activationRange(activation, output(op));
  const channels = channelsOf(op, weights, n, range);
  const widest = Math.max(...channels.map((c) => c.shift));
  const useSign = range.low < zeroPointOf(output(op)) || widest > WIDEST_CHEAP_SHIFT;
  const shared = channels.every((c) => c.shift === widest) ? widest : 0;
  return {
    stream: constant('weights', streamOf(channels, layout, shared, useSign), wordsPerGroup(channels, layout), 4),
    literals: [
      ...finishLiterals(op, activation),
      { name: 'shift', value: shared },
      { name: 'use_sign', value: useSign ? 1 : 0 },
    ],
    assumes: assumptions(channels, layout),
  };
}

/** One for each of n rows of weights. */
export function channelsOf(op: Op<unknown>, weights: Int8Array, n: number, range: Interval): readonly Channel[] {
  const k = weights.length / n;
  const biases = foldedBias(op, weights, n);
  const multipliers = channelMultipliers(input(op, 0), input(op, 1), output(op), n);
  const zeroOut = zeroPointOf(output(op));
  const constants = multipliers.map((multiplier, c) => {
    const reach = dotProductInterval(weights.subarray(c * k, (c + 1) * k), biases[c]!, int8Codes);
    return constantCode(reach, multiplier, zeroOut, range);
  });
  // A constant channel takes any shift, so it takes one of the others'.
  const shift = Math.max(1, ...multipliers.map((m, c) => (constants[c] === null ? -m.shift : 1)));
  return multipliers.map((multiplier, c) => {
    const code = constants[c]!;
    if (code !== null) return constantChannel(code - zeroOut, k, shift);
    const row = weights.subarray(c * k, (c + 1) * k);
    const reach = dotProductInterval(row, biases[c]!, int8Codes);
    return { weights: row, bias: biases[c]!, reach, multiplier: multiplier.multiplier, shift: -multiplier.shift };
  });
}

/** The code that every reachable sum gives, or null. Such channels often have sums and shifts that are out of range. */
function constantCode(reach: Interval, multiplier: Multiplier, zeroOut: number, range: Interval): number | null {
  // A left shift that wraps does not keep the order of sums.
  if (magnitude(reach) * 2 ** Math.max(0, multiplier.shift) >= 2 ** 31) return null;
  const codeOf = (acc: number): number => clamp(requantize(acc, multiplier) + zeroOut, range.low, range.high);
  return codeOf(reach.low) === codeOf(reach.high) ? codeOf(reach.low) : null;
}

/** No weights, and a bias that the multiplier 2^30 takes to `scaled`. */
function constantChannel(scaled: number, k: number, shift: number): Channel {
  const bias = scaled * 2 ** (shift + 1);
  return { weights: new Int8Array(k), bias, reach: { low: bias, high: bias }, multiplier: 2 ** 30, shift };
}

function assumptions(channels: readonly Channel[], layout: DualChannelLayout): readonly Assumption[] {
  const pairs = channels.flatMap((a, c) => (c % 2 === 0 ? [{ a, b: channels[c + 1] }] : []));
  const oddBits = 30 - fractionBits(layout);
  return [
    {
      says: `every channel shifts right by 1 to ${WIDEST_SHIFT}`,
      holds: channels.every((c) => c.shift >= 1 && c.shift <= WIDEST_SHIFT),
    },
    {
      says: 'two weights fit one halfword',
      holds: pairs.every(({ a, b }) => b === undefined || b.weights.every((w, i) => w > -128 || a.weights[i]! >= 0)),
    },
    {
      says: `sums stay below 2^30 in even channels and 2^${oddBits} in odd ones`,
      holds: channels.every((c, i) => magnitude(c.reach) < 2 ** (i % 2 === 0 ? 30 : oddBits)),
    },
  ];
}

/** Fraction bits of a sum of channel b, beyond those of a. */
function fractionBits({ doubledUnsigned }: DualChannelLayout): number {
  return doubledUnsigned ? 8 : 7;
}

function wordsPerGroup(channels: readonly Channel[], { groupChannels }: DualChannelLayout): number {
  return groupChannels * (Math.ceil((channels[0]?.weights.length ?? 0) / 4) + 2);
}

function streamOf(
  channels: readonly Channel[],
  layout: DualChannelLayout,
  sharedShift: number,
  useSign: boolean,
): Uint32Array {
  const words: number[] = [];
  for (let c = 0; c < channels.length; c += layout.groupChannels) {
    const group = channels.slice(c, c + layout.groupChannels);
    words.push(...startWords(group, layout.doubledUnsigned), ...tapWords(group), ...multiplierWords(group));
    if (sharedShift === 0) words.push(...shiftWords(group, useSign ? 0 : fractionBits(layout)));
  }
  return Uint32Array.from(words, (word) => word >>> 0);
}

/** 256 * b + a, then a, for each pair. */
function startWords(group: readonly Channel[], doubledUnsigned: boolean): readonly number[] {
  const starts = group.map((c) => (doubledUnsigned ? 2 * (c.bias - 128 * sum(c.weights)) : c.bias));
  return pairwise(starts).flatMap(([a, b]) => [(256 * b + a) % 2 ** 32, a % 2 ** 32]);
}

function tapWords(group: readonly Channel[]): readonly number[] {
  const taps = group[0]!.weights.length;
  const words: number[] = [];
  for (let i = 0; i < taps; i += 4) {
    for (const first of [i, i + 1]) {
      const halfword = (tap: number): readonly number[] =>
        pairwise(group.map((c) => c.weights[tap] ?? 0)).map(([a, b]) => (256 * b + a) & 0xffff);
      const [low, high] = [halfword(first), halfword(first + 2)];
      words.push(...low.map((half, pair) => half + high[pair]! * 65536));
    }
  }
  return words;
}

function multiplierWords(group: readonly Channel[]): readonly number[] {
  return pairwise(group.map((c) => c.multiplier)).flat();
}

/** A byte for each channel; with the cheap form those of odd channels count their fraction bits. */
export function shiftWords(group: readonly Channel[], oddBits: number): readonly number[] {
  const bytes = group.map((c, i) => c.shift - 1 + (i % 2 === 1 ? oddBits : 0));
  return Array.from({ length: Math.ceil(bytes.length / 4) }, (_, w) =>
    bytes.slice(4 * w, 4 * w + 4).reduce((word, byte, i) => word + byte * 256 ** i, 0),
  );
}

/** An odd last channel goes with zero. */
function pairwise(values: readonly number[]): readonly (readonly [number, number])[] {
  return values.flatMap((a, i) => (i % 2 === 0 ? [[a, values[i + 1] ?? 0] as const] : []));
}

function sum(values: Int8Array): number {
  return values.reduce((total, value) => total + value, 0);
}
