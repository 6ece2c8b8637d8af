import { describe, expect, test } from 'vitest';
import { builtinOperators, enums, fieldIds, tensorTypes, unions } from '../../src/parse/schema.ts';
import type { Fields } from '../../src/parse/schema.ts';

const tables = Object.entries<Fields>(fieldIds);
const tableNames = Object.keys(fieldIds);

describe('every table', () => {
  test.each(tables)('%s', (_name, fields) => {
    const ids = Object.values(fields).map(([id]) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
    for (const [name, [id, type, , of]] of Object.entries(fields)) {
      if (type === 'table' || type === '[table]') expect(tableNames).toContain(of);
      else if (type === 'union') expect(fields[`${name}_type`]).toEqual([id - 1, 'u8', 0]);
      if (type === 'union') expect(Object.keys(unions)).toContain(of);
      else if (of && !type.includes('table')) expect(Object.keys(enums)).toContain(of);
    }
  });
});

test('unions hold tables of the schema, each once', () => {
  for (const [none, ...names] of Object.values(unions)) {
    expect(none).toBeNull();
    expect(new Set(names).size).toBe(names.length);
    expect(tableNames).toEqual(expect.arrayContaining([...names]));
  }
});

// Numbers every tflite tool agrees on.
test.each([
  ['ADD', 0],
  ['CONV_2D', 3],
  ['FULLY_CONNECTED', 9],
  ['SOFTMAX', 25],
  ['CUSTOM', 32],
  ['QUANTIZE', 114],
  ['PLACEHOLDER_FOR_GREATER_OP_CODES', 127],
  ['GELU', 150],
  ['STABLEHLO_COMPOSITE', 206],
] as const)('%s is operator %i', (name, code) => {
  expect(builtinOperators[code]).toBe(name);
});

test.each([
  ['float32', 0],
  ['int32', 2],
  ['int64', 4],
  ['bool', 6],
  ['int16', 7],
  ['int8', 9],
  ['int4', 17],
] as const)('%s is tensor type %i', (name, number) => {
  expect(tensorTypes[number]).toBe(name);
});
