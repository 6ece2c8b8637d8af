import { describe, expect, it } from 'vitest';
import { clamp, requantize } from '../../src/fixed-point.ts';
import { provenEqualOnRange, type StepFunction } from '../../src/proof/equal.ts';

/** The forms of kernels/dsp/bf_dual_s8.h, in exact integers. */
interface Layer {
  readonly multiplier: number;
  readonly k: number;
  readonly zeroOut: number;
}

const offset = ({ k, zeroOut }: Layer): bigint => (1n << BigInt(k - 1)) + (BigInt(zeroOut) << BigInt(k));
const half = 1n << 31n;

function formA(layer: Layer, useSign: boolean): StepFunction {
  return (acc) => {
    const high = (2n * BigInt(acc) * BigInt(layer.multiplier) + half) >> 32n;
    return clamp(Number((high + offset(layer) - (useSign && acc < 0 ? 1n : 0n)) >> BigInt(layer.k)), -128, 127);
  };
}

function formB(layer: Layer, bits: bigint): StepFunction {
  return (acc) => {
    const high = ((BigInt(acc) << (bits + 1n)) * BigInt(layer.multiplier)) >> 32n;
    const sum = high + (1n << (bits - 1n)) + (offset(layer) << bits);
    expect(sum >= -(2n ** 31n) && sum < 2n ** 31n).toBe(true);
    return clamp(Number(sum >> (BigInt(layer.k) + bits)), -128, 127);
  };
}

function reference({ multiplier, k, zeroOut }: Layer, low: number): StepFunction {
  return (acc) => clamp(requantize(acc, { multiplier, shift: -k }) + zeroOut, low, 127);
}

const multipliers = [2 ** 30, 2 ** 30 + 1, 1518500250, 1999999999, 2 ** 31 - 1];
const shifts = [1, 2, 5, 8, 9, 11, 14];
const range = { low: -(2 ** 22) + 1, high: 2 ** 22 - 1 };
const layers = multipliers.flatMap((multiplier) => shifts.map((k) => ({ multiplier, k })));

describe('requantization of the two-channel kernels equals the reference on every sum', () => {
  it.each(layers)('without the sign, zero_out -128, m = $multiplier, k = $k', (layer) => {
    const full = { ...layer, zeroOut: -128 };
    for (const form of [formA(full, false), formB(full, 8n), formB(full, 7n)]) {
      expect(provenEqualOnRange(reference(full, -128), form, range)).toEqual({ holds: true });
    }
  });

  it.each(layers)('with the sign, other zero points, m = $multiplier, k = $k', (layer) => {
    for (const zeroOut of [-128, -3, 0, 127]) {
      const full = { ...layer, zeroOut };
      expect(provenEqualOnRange(reference(full, -128), formA(full, true), range)).toEqual({ holds: true });
    }
  });

  it('without the sign is wrong where negative sums are not clamped', () => {
    const full = { multiplier: 2 ** 30, k: 5, zeroOut: 0 };
    expect(provenEqualOnRange(reference(full, -128), formA(full, false), range).holds).toBe(false);
  });

  it('without the sign serves a lower bound at the zero point', () => {
    const full = { multiplier: 1518500250, k: 9, zeroOut: -17 };
    const clamped: StepFunction = (acc) => Math.max(formB(full, 8n)(acc), -17);
    expect(provenEqualOnRange(reference(full, -17), clamped, range)).toEqual({ holds: true });
  });
});
