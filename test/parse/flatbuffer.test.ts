import { describe, expect, test } from 'vitest';
import { isCompileError, type Problem } from '../../src/errors.ts';
import { openBytes, rootTable, type TableReader } from '../../src/parse/flatbuffer.ts';

/**
 * One table with four fields, by hand: a number, a vector of two int16, a vector of one table, a u64.
 *
 *      0 root -> 20    4 vtable: 12 bytes, table of 24, fields at 4, 8, 12, 16    16 (padding)
 *     20 table -> vtable 4    24 field 0: -5    28 field 1 -> 44    32 field 2 -> 52    36 field 3: 7
 *     44 vector of 2: 300, -2    52 vector of 1 -> 60    60 table -> vtable 64    64 vtable of no field
 */
function bytesWith(...changes: readonly (readonly [at: number, type: 'u16' | 'u32' | 'i32', value: number])[]) {
  const raw = new Uint8Array(68);
  const view = new DataView(raw.buffer);
  const u32s = [[0, 20], [28, 16], [32, 20], [36, 7], [40, 0], [44, 2], [52, 1], [56, 4]] as const; // prettier-ignore
  const u16s = [[4, 12], [6, 24], [8, 4], [10, 8], [12, 12], [14, 16], [48, 300], [64, 4], [66, 4]] as const; // prettier-ignore
  u32s.forEach(([at, value]) => view.setUint32(at, value, true));
  u16s.forEach(([at, value]) => view.setUint16(at, value, true));
  view.setInt32(20, 16, true);
  view.setInt32(24, -5, true);
  view.setInt16(50, -2, true);
  view.setInt32(60, -4, true);
  for (const [at, type, value] of changes) {
    if (type === 'u16') view.setUint16(at, value, true);
    else view.setUint32(at, value >>> 0, true);
  }
  return raw;
}

/** Reads everything that there is. */
function readAll(raw: Uint8Array) {
  const root = rootTable(openBytes(raw), 'Root');
  return {
    number: root.scalar(0, 'number', 'i32', 99),
    numbers: root.numbers(1, 'numbers', 'i16'),
    tables: root.tables(2, 'tables').map((table: TableReader) => table.position),
    wide: root.scalar(3, 'wide', 'u64', 0),
    absent: root.scalar(4, 'absent', 'i32', 42),
  };
}

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (isCompileError(error)) return error.problems[0]!;
    throw error;
  }
  throw new Error('nothing was wrong');
}

test('fields are read, absent ones give their default', () => {
  expect(readAll(bytesWith())).toEqual({ number: -5, numbers: [300, -2], tables: [60], wide: 7, absent: 42 });
});

test('absent vectors, tables and strings', () => {
  const root = rootTable(openBytes(bytesWith()), 'Root');
  expect(root.numbers(7, 'none', 'i32')).toBeNull();
  expect(root.byteVector(7, 'none')).toBeNull();
  expect(root.table(7, 'none')).toBeNull();
  expect(root.tables(7, 'none')).toEqual([]);
  expect(root.string(7, 'none')).toBe('');
  expect([root.has(0, 'number'), root.has(7, 'none')]).toEqual([true, false]);
});

describe('what lies outside the file is refused with field and offset', () => {
  test.each([
    ['the root offset', [0, 'u32', 1000], 'Root', 1000],
    ['a root at the very end', [0, 'u32', 65], 'Root', 65],
    ['a vtable before the file', [20, 'i32', 30], 'Root.vtable', -10],
    ['a vtable behind the file', [20, 'i32', -60], 'Root.vtable', 80],
    ['a vtable that is too long', [4, 'u16', 200], 'Root.vtable', 4],
    ['a field', [8, 'u16', 1000], 'Root.number', 1020],
    ['a vector', [28, 'u32', 9000], 'Root.numbers', 9028],
    ["a vector's end", [44, 'u32', 100], 'Root.numbers', 48],
    ["a vector's end, where the size overflows 32 bits", [44, 'u32', 0x80000001], 'Root.numbers', 48],
    ["a vector's table", [56, 'u32', 5000], 'Root.tables[0]', 5056],
    ['a vector of tables', [52, 'u32', 4], 'Root.tables', 56],
  ] as const)('%s', (_, change, path, byte) => {
    const { code, message, at, got } = problemOf(() => readAll(bytesWith(change)));
    expect({ code, message, byte: at?.byte }).toEqual({
      code: 'parse/truncated',
      message: `${path} lies outside the file`,
      byte,
    });
    expect(got).toContain('of a file of 68 bytes');
  });
});

describe('what contradicts itself is refused', () => {
  test.each([
    ['a vtable of an odd size', [4, 'u16', 11], 'Root.vtable is damaged'],
    ['a vtable of size 2', [4, 'u16', 2], 'Root.vtable is damaged'],
    ['an integer beyond 2^53', [40, 'u32', 0x40000000], 'Root.wide is damaged'],
  ] as const)('%s', (_, change, message) => {
    expect(problemOf(() => readAll(bytesWith(change)))).toMatchObject({ code: 'parse/damaged', message });
  });
});

test('a short file is refused at every length', () => {
  const whole = bytesWith();
  for (let length = 0; length < whole.length; length++) {
    expect(problemOf(() => readAll(whole.slice(0, length))).code).toBe('parse/truncated');
  }
});

test('work is bounded: a file whose tables overlap cannot be read for ever', () => {
  const bytes = openBytes(bytesWith());
  const root = rootTable(bytes, 'Root');
  const readForEver = (): void => {
    for (let i = 0; i < 10_000_000; i++) root.tables(2, 'tables');
  };
  expect(problemOf(readForEver).code).toBe('parse/limit');
});
