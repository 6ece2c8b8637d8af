import { describe, expect, test } from 'vitest';
import {
  frexp,
  multiplyHigh,
  quantizeMultiplier,
  requantize,
  roundHalfAway,
  roundingDivideByPowerOfTwo,
} from '../src/fixed-point.ts';
import { randomNumbers } from '../tools/fuzz/mutations.ts';

const MIN = -(2 ** 31);
const MAX = 2 ** 31 - 1;

describe('quantizeMultiplier', () => {
  test.each([
    [0, 0, 0],
    [1, 2 ** 30, 1],
    [0.5, 2 ** 30, 0],
    [0.75, 0.75 * 2 ** 31, 0],
    [2 ** -31, 2 ** 30, -30],
    [0.1, 1717986918, -3],
    [1.5, 0.75 * 2 ** 31, 1],
    [65536, 2 ** 30, 17],
    // The significand rounds up to 2^31, so it is halved.
    [1 - 2 ** -40, 2 ** 30, 1],
    // The least that is kept, and what is flushed.
    [2 ** -32, 2 ** 30, -31],
    [2 ** -33, 0, 0],
    [1e-300, 0, 0],
  ])('%d is %d / 2^31 * 2^%d', (real, multiplier, shift) => {
    expect(quantizeMultiplier(real)).toEqual({ multiplier, shift });
  });
});

describe('frexp', () => {
  test.each([
    [1, 0.5, 1],
    [0.5, 0.5, 0],
    [-3, -0.75, 2],
    [2 ** 1023, 0.5, 1024],
    [Number.MIN_VALUE, 0.5, -1073],
    [0, 0, 0],
  ])('%d is %d * 2^%d', (real, fraction, exponent) => {
    expect(frexp(real)).toEqual([fraction, exponent]);
  });
});

test.each([
  [0.5, 1],
  [-0.5, -1],
  [1.5, 2],
  [-2.5, -3],
  [2.4999, 2],
  [-0.4999, 0],
])('round(%d) is %d, halves away from zero', (real, rounded) => {
  expect(roundHalfAway(real) + 0).toBe(rounded);
});

describe('roundingDivideByPowerOfTwo', () => {
  test.each([
    [5, 0, 5],
    [5, 1, 3],
    [-5, 1, -3],
    [4, 3, 1],
    [-4, 3, -1],
    [3, 3, 0],
    [-3, 3, 0],
    [MAX, 31, 1],
    [MIN, 31, -1],
  ])('%d / 2^%d is %d', (x, exponent, quotient) => {
    expect(roundingDivideByPowerOfTwo(x, exponent) + 0).toBe(quotient);
  });
});

// The definitions in whole numbers of any size, straight from the formulas.
const floorDivide = (a: bigint, b: bigint): bigint => (a - (((a % b) + b) % b)) / b;
const multiplyHighExactly = (a: number, b: number): bigint => {
  const high = floorDivide(BigInt(a) * BigInt(b) + 2n ** 30n, 2n ** 31n);
  return high > BigInt(MAX) ? BigInt(MAX) : high;
};
const divideExactly = (x: bigint, exponent: number): bigint => {
  if (exponent === 0) return x;
  const divisor = 2n ** BigInt(exponent);
  const magnitude = ((x < 0n ? -x : x) + divisor / 2n) / divisor;
  return x < 0n ? -magnitude : magnitude;
};
const requantizeExactly = (acc: number, multiplier: number, shift: number): bigint => {
  const shifted = shift > 0 ? BigInt.asIntN(32, BigInt(acc) << BigInt(shift)) : BigInt(acc);
  return divideExactly(multiplyHighExactly(Number(shifted), multiplier), shift < 0 ? -shift : 0);
};

const edges = [MIN, MIN + 1, -65536, -32769, -32768, -1, 0, 1, 32767, 32768, 65535, 65536, MAX - 1, MAX];

test('multiplyHigh equals the definition at the edges and at 20000 random pairs', () => {
  const random = randomNumbers(1);
  const pairs = [
    ...edges.flatMap((a) => edges.map((b) => [a, b] as const)),
    ...Array.from({ length: 20_000 }, () => [random(2 ** 32) + MIN, random(2 ** 32) + MIN] as const),
  ];
  const wrong = pairs.filter(([a, b]) => multiplyHigh(a, b) !== Number(multiplyHighExactly(a, b)));
  expect(wrong).toEqual([]);
});

test('requantize equals the definition, at every shift', () => {
  const random = randomNumbers(2);
  const wrong: (readonly number[])[] = [];
  for (let shift = -31; shift <= 30; shift++) {
    const accumulators = [...edges, ...Array.from({ length: 300 }, () => random(2 ** 32) + MIN)];
    for (const acc of accumulators) {
      const multiplier = 2 ** 30 + random(2 ** 30);
      const seen = requantize(acc, { multiplier, shift });
      if (seen !== Number(requantizeExactly(acc, multiplier, shift))) wrong.push([acc, multiplier, shift, seen]);
    }
  }
  expect(wrong).toEqual([]);
});

test('a zero multiplier gives zero', () => {
  expect(edges.map((acc) => requantize(acc, quantizeMultiplier(0)) + 0)).toEqual(edges.map(() => 0));
});
