import { describe, expect, it } from 'vitest';
import { clamp, requantize } from '../../src/fixed-point.ts';
import { provenEqualOnRange, type StepFunction } from '../../src/proof/equal.ts';

const multiplier = { multiplier: 1518500250, shift: -9 };
const reference: StepFunction = (acc) => clamp(requantize(acc, multiplier) + 3, -128, 127);
const range = { low: -300_000, high: 300_000 };

/** 1 more than the reference from `from` on, until the next step. */
function stepsEarly(from: number): StepFunction {
  return (acc) => Math.max(reference(acc), acc >= from ? reference(from) + 1 : -Infinity);
}

describe('equality of two step functions', () => {
  it('holds for a function and itself', () => {
    expect(provenEqualOnRange(reference, (acc) => reference(acc), range)).toEqual({ holds: true });
  });

  it('holds on one value and on a constant stretch', () => {
    expect(provenEqualOnRange(reference, reference, { low: 5, high: 5 })).toEqual({ holds: true });
    expect(provenEqualOnRange(() => 4, () => 4, range)).toEqual({ holds: true }); // prettier-ignore
  });

  it('finds a step that comes one too early, wherever it is', () => {
    const steps: number[] = [];
    for (let acc = range.low; acc < range.high; acc++) if (reference(acc) < reference(acc + 1)) steps.push(acc);
    expect(steps.length).toBe(255);
    for (const last of steps) {
      expect(provenEqualOnRange(reference, stepsEarly(last), range)).toEqual({ holds: false, at: last });
    }
  });

  it('finds a step that comes one too late', () => {
    const late: StepFunction = (acc) => reference(acc - 1);
    const found = provenEqualOnRange(reference, late, range);
    expect(found.holds).toBe(false);
    if (!found.holds) expect(late(found.at)).not.toBe(reference(found.at));
  });

  it('finds a difference at either end of the range', () => {
    const above: StepFunction = (acc) => (acc === range.high ? 128 : reference(acc));
    const below: StepFunction = (acc) => (acc === range.low ? -129 : reference(acc));
    expect(provenEqualOnRange(reference, above, range)).toEqual({ holds: false, at: range.high });
    expect(provenEqualOnRange(reference, below, range)).toEqual({ holds: false, at: range.low });
  });

  it('steps over several values at once', () => {
    const coarse: StepFunction = (acc) => Math.floor(acc / 10) * 100;
    expect(provenEqualOnRange(coarse, coarse, { low: -55, high: 55 })).toEqual({ holds: true });
    expect(provenEqualOnRange(coarse, (x) => coarse(x + 1), { low: -55, high: 55 }).holds).toBe(false);
  });
});
