import { describe, expect, it } from 'vitest';
import { type Multiplier, quantizeMultiplier, reducedMultiplier, requantize64 } from '../src/fixed-point.ts';
import { randomBytes } from './helpers/check-models.ts';

const random = randomBytes(64);
const bits = (count: number): number => Array.from({ length: count }, random).reduce((n, b) => n * 2 + (b & 1), 0);

/** The formula of TFLite Micro's 64-bit requantization, in integers of any size. */
function exact(acc: number, { multiplier, shift }: Multiplier): number {
  const significand = multiplier < 0x7fff0000 ? BigInt(multiplier + 0x8000) >> 16n : 0x7fffn;
  const total = BigInt(15 - shift);
  return Number(BigInt.asIntN(32, (BigInt(acc) * significand + (1n << (total - 1n))) >> total));
}

describe('requantize64', () => {
  it('equals the formula in BigInt over its whole domain', () => {
    for (let i = 0; i < 20_000; i++) {
      const acc = (bits(1) === 1 ? -1 : 1) * bits(1 + (i % 47));
      const m: Multiplier = { multiplier: 2 ** 30 + bits(30), shift: (i % 39) - 31 };
      expect(requantize64(acc, m), `${acc} * ${m.multiplier} * 2^${m.shift - 31}`).toBe(exact(acc, m));
    }
  });

  it.each([
    ['halves go up', 1, 0.5, 1],
    ['negative halves go up too', -1, 0.5, 0],
    ['one rounding only', 3, 0.125, 0],
    ['nothing', 12345, 0, 0],
  ])('%s', (_, acc, real, wanted) => {
    expect(requantize64(acc, quantizeMultiplier(real))).toBe(wanted);
  });

  it('saturates the significand where rounding would reach 2^15', () => {
    expect(
      [0x7ffeffff, 0x7fff0000, 0x7fffffff].map((multiplier) => reducedMultiplier({ multiplier, shift: 0 })),
    ).toEqual([0x7fff, 0x7fff, 0x7fff]);
  });
});
