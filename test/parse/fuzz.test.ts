import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attemptAll } from '../../tools/fuzz/attempt.ts';
import { byteChanges, truncations } from '../../tools/fuzz/mutations.ts';
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
    const tally = attemptAll(name, byteChanges(file, 300, 7));
    expect(tally.findings).toEqual([]);
    expect(tally.compiled + tally.refused).toBe(300);
  });
});
