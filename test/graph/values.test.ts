import { describe, expect, test } from 'vitest';
import type { DType, Tensor } from '../../src/graph/types.ts';
import {
  bytesFromValue,
  constantIntegers,
  constantValue,
  holdsValues,
  valueFromBytes,
} from '../../src/graph/values.ts';

const tensor = (dtype: DType, shape: readonly number[], data: readonly number[]): Tensor => ({
  id: 0,
  name: 't',
  dtype,
  shape,
  signature: null,
  quant: null,
  data: Uint8Array.from(data),
  isVariable: false,
  sparsity: null,
});

test.each([
  ['int8', [0x80, 0x7f], Int8Array.of(-128, 127)],
  ['uint8', [0x80, 0x7f], Uint8Array.of(128, 127)],
  ['bool', [1, 0], Uint8Array.of(1, 0)],
  ['int16', [0xfe, 0xff], Int16Array.of(-2)],
  ['int32', [0, 0, 0, 0x80], Int32Array.of(-2147483648)],
  ['int64', [255, 255, 255, 255, 255, 255, 255, 127], BigInt64Array.of(2n ** 63n - 1n)],
  ['float32', [0, 0, 0x80, 0xbf], Float32Array.of(-1)],
  ['int4', [0x7f, 0x08], Int8Array.of(-1, 7, -8, 0)],
] as const)('%s bytes %j', (dtype, bytes, value) => {
  expect(valueFromBytes(dtype, Uint8Array.from(bytes))).toEqual(value);
  if (dtype !== 'int4') expect([...bytesFromValue(value)]).toEqual([...bytes]);
});

test('bytes need not be aligned', () => {
  const pool = Uint8Array.of(9, 1, 0, 0, 0, 9);
  expect(valueFromBytes('int32', pool.subarray(1, 5))).toEqual(Int32Array.of(1));
});

test('bytes of a view are those of the view alone', () => {
  expect([...bytesFromValue(Int16Array.of(1, 2, 3).subarray(1, 2))]).toEqual([2, 0]);
});

describe('constants', () => {
  test('an odd number of int4 elements leaves half a byte unused', () => {
    expect(constantValue(tensor('int4', [3], [0x21, 0x73]))).toEqual(Int8Array.of(1, 2, 3));
  });

  test('bytes behind the last element are ignored', () => {
    expect(constantValue(tensor('int16', [1], [1, 0, 99, 99]))).toEqual(Int16Array.of(1));
  });

  test.each([
    ['int32', [1, 0, 0, 0, 255, 255, 255, 255]],
    ['int64', [1, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]],
  ] as const)('shapes may be %s', (dtype, bytes) => {
    expect(constantIntegers(tensor(dtype, [2], bytes))).toEqual([1, -1]);
  });
});

test('text and variants have no values', () => {
  expect((['string', 'variant', 'complex64'] as const).filter(holdsValues)).toEqual([]);
});
