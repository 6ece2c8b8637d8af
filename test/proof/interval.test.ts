import { describe, expect, it } from 'vitest';
import { dotProductInterval, int8Codes, magnitude } from '../../src/proof/interval.ts';

describe('reach of a dot product', () => {
  it.each([
    { weights: [], start: 7, codes: int8Codes, low: 7, high: 7 },
    { weights: [1], start: 0, codes: int8Codes, low: -128, high: 127 },
    { weights: [-1], start: 0, codes: int8Codes, low: -127, high: 128 },
    { weights: [-128, 127], start: 10, codes: int8Codes, low: 10 - 16256 - 16256, high: 10 + 16384 + 16129 },
    { weights: [3, -5], start: 0, codes: { low: 0, high: 10 }, low: -50, high: 30 },
  ])('$weights from $start', ({ weights, start, codes, low, high }) => {
    expect(dotProductInterval(Int8Array.from(weights), start, codes)).toEqual({ low, high });
  });

  it('is what all inputs together reach', () => {
    const weights = Int8Array.of(5, -7, 0);
    const codes = { low: -2, high: 3 };
    const sums: number[] = [];
    for (let a = -2; a <= 3; a++) for (let b = -2; b <= 3; b++) sums.push(11 + 5 * a - 7 * b);
    expect(dotProductInterval(weights, 11, codes)).toEqual({ low: Math.min(...sums), high: Math.max(...sums) });
  });

  it('has the magnitude of its farther end', () => {
    expect([magnitude({ low: -9, high: 3 }), magnitude({ low: 2, high: 4 })]).toEqual([9, 4]);
  });
});
