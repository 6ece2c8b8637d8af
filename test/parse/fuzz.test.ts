import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attemptAll, attemptOperator } from '../../tools/fuzz/attempt.ts';
import { byteChanges, truncations } from '../../tools/fuzz/mutations.ts';
import { randomOperators } from '../../tools/fuzz/random-operators.ts';
import { root } from '../helpers/golden-case.ts';

/** A part of `npm run fuzz` that takes two seconds. */
describe.each(['hello', 'gesture', 'keyword'])('%s', (name) => {
  const file = new Uint8Array(readFileSync(join(root, 'examples', name, 'model.tflite')));

  test('cut anywhere it is refused with a problem of the parser', () => {
    const tally = attemptAll(name, truncations(file, 11));
    expect(tally.findings).toEqual([]);
    expect(tally.compiled).toBe(0);
    expect([...tally.byCode.keys()].filter((code) => !code.startsWith('parse/'))).toEqual([]);
  });

  test('with a byte changed it is refused with a problem, or compiled', () => {
    const tally = attemptAll(name, byteChanges(file, 120, 7));
    expect(tally.findings).toEqual([]);
    expect(tally.compiled + tally.refused).toBe(120);
  });
});

test('operators with random options, shapes and quantization are refused with a problem, or compiled', () => {
  const tally = attemptAll('', [...randomOperators(600, 5)].map(attemptOperator));
  expect(tally.findings).toEqual([]);
  expect(tally.compiled).toBeGreaterThan(30);
});
