import { test } from 'vitest';
import {
  checkOneOps,
  counting,
  float32,
  int16,
  int32,
  int64,
  int8,
  ints,
  type OneOp,
} from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'rows': {
    inputs: [int8(3, 2), int32(4)],
    outputs: [int8(4, 2)],
    given: [[counting(6), Int32Array.of(2, 0, 0, 1)]],
    expected: [[4, 5, 0, 1, 0, 1, 2, 3]],
  },
  'indices outside are clamped': {
    inputs: [int8(3, 2), int32(2)],
    outputs: [int8(2, 2)],
    given: [[counting(6), Int32Array.of(-1, 2147483647)]],
    expected: [[0, 1, 4, 5]],
  },
  'columns, constant indices': { inputs: [int16(2, 5, 3), ints(4, 0)], outputs: [int16(2, 2, 3)], options: { axis: 1 } },
  'last axis, a table of indices': {
    inputs: [float32(2, 4), { dtype: 'int32', shape: [2, 3], data: [3, 0, 1, 2, 2, 0] }],
    outputs: [float32(2, 2, 3)],
    options: { axis: -1 },
  },
  'a constant table, one index': { inputs: [{ ...float32(3, 2), data: [1, 2, 3, 4, 5, 6] }, int32()], outputs: [float32(2)] },
  'batch dimensions': {
    inputs: [int8(2, 3, 4, 2), { dtype: 'int32', shape: [2, 2], data: [0, 3, 2, 2] }],
    outputs: [int8(2, 3, 2, 2)],
    options: { axis: 2, batch_dims: 1 },
  },
  'indices of int16': { inputs: [int8(3, 2), int16(2)], outputs: [int8(2, 2)], given: [[counting(6), Int16Array.of(1, -300)]], expected: [[2, 3, 0, 1]] },
  'indices of int64': {
    inputs: [int64(3), int64(3)],
    outputs: [int64(3)],
    given: [[BigInt64Array.of(5n, -(2n ** 62n), 7n), BigInt64Array.of(1n, -(2n ** 40n), 2n ** 40n)]],
    expected: [[-(2 ** 62), 5, 7]],
  },
}; // prettier-ignore

test('GATHER runs on the host as its reference means', () => checkOneOps('GATHER', cases));
