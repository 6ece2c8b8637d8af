import { test } from 'vitest';
import { checkOneOps, counting, float32, int32, int64, int8, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'elements': {
    inputs: [int8(2, 3), { dtype: 'int32', shape: [3, 2], data: [0, 0, 1, 2, 0, 2] }],
    outputs: [int8(3)],
    given: [[counting(6)]],
    expected: [[0, 5, 2]],
  },
  'slices': {
    inputs: [int8(3, 2), int32(2, 1)],
    outputs: [int8(2, 2)],
    given: [[counting(6), Int32Array.of(2, 1)]],
    expected: [[4, 5, 2, 3]],
  },
  'indices outside are clamped': {
    inputs: [int8(2, 3), int32(2, 2)],
    outputs: [int8(2)],
    given: [[counting(6), Int32Array.of(-5, 1, 9, 9)]],
    expected: [[1, 5]],
  },
  'float slices of two axes': {
    inputs: [float32(2, 2, 3), { dtype: 'int32', shape: [2, 2, 2], data: [0, 1, 1, 1, 1, 0, 0, 0] }],
    outputs: [float32(2, 2, 3)],
  },
  'int64': { inputs: [int64(3, 2), int64(2, 1)], outputs: [int64(2, 2)] },
}; // prettier-ignore

test('GATHER_ND runs on the host as its reference means', () => checkOneOps('GATHER_ND', cases));
