import { describe, expect, it } from 'vitest';
import { isCompileError } from '../../../src/index.ts';
import { readFlexbuffer } from '../../../src/ops/shared/flexbuffer.ts';
import { flexbuffer } from '../../helpers/custom-op.ts';
import { randomBytes } from '../../helpers/check-models.ts';

const values: readonly unknown[] = [
  0, -1, 200, 70000, -70000, 2 ** 40, 0.5, 1e-300, true, null, 'text', '',
  [], [1, 2, 3], [1.5, 2.5], [true, false], ['a', 'b'], [1, 'a', null, [2, [3]]],
  { shift: 12 }, { T: 7, fft_length: 512 }, { a: { b: [1, { c: 'deep' }] }, z: -5 }, {},
]; // prettier-ignore

describe('readFlexbuffer', () => {
  it.each(values.map((value) => [JSON.stringify(value), value] as const))('reads %s', (_, value) => {
    expect(plain(readFlexbuffer(flexbuffer(value), 'X'))).toEqual(value);
  });

  it('reads the options of a file that TensorFlow wrote', () => {
    const bytes = Buffer.from(
      '5400666674 5f6c656e67746800020e0d02000100020007000002050506 2501'.replaceAll(' ', ''),
      'hex',
    );
    expect(plain(readFlexbuffer(bytes, 'SignalRfft'))).toEqual({ T: 7, fft_length: 512 });
  });

  it.each([
    ['nothing', []],
    ['a root of three bytes', [0, 0, 0, 4, 3]],
    ['an offset before the start', [7, 36, 1]],
    ['a vector longer than the buffer', [200, 1, 40, 1]],
    ['an unknown type', [0, 0, 0x7c, 1]],
  ])('refuses %s as damaged', (_, bytes) => {
    expect(() => readFlexbuffer(Uint8Array.from(bytes), 'X')).toThrow(/parse\/damaged: the options of X/);
  });

  it('gives a value or parse/damaged, never anything else, whatever byte of a buffer changes', () => {
    const whole = flexbuffer({ a: { b: [1, { c: 'deep' }] }, list: [1, 2, 3], floats: [0.5, 1e-300], z: -70000 });
    const random = randomBytes(7);
    let refused = 0;
    for (let turn = 0; turn < 4000; turn++) {
      const bytes = whole.slice(0, turn % 3 === 0 ? (random() * 256 + random()) % whole.length : whole.length);
      for (let i = 0; i <= turn % 4 && bytes.length > 0; i++)
        bytes[(random() * 256 + random()) % bytes.length] = random();
      refused += Number(isRefused(bytes));
    }
    expect(refused).toBeGreaterThan(500);
  });
});

function isRefused(bytes: Uint8Array): boolean {
  try {
    readFlexbuffer(bytes, 'X');
    return false;
  } catch (error) {
    if (!isCompileError(error)) throw error;
    expect(error.problems[0]?.code).toBe('parse/damaged');
    return true;
  }
}

/** Maps as objects. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, plain(one)]));
  return Array.isArray(value) ? value.map(plain) : value;
}
