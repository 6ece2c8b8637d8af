import { test } from 'vitest';
import { checkOneOps, float32, int32, int8, type OneOp } from '../helpers/one-op-cases.ts';

const counting12 = Array.from({ length: 12 }, (_, i) => i);

const cases: Readonly<Record<string, OneOp>> = {
  'rows of float': { inputs: [int32(3), { ...float32(4, 3), data: counting12 }], outputs: [float32(3, 3)], given: [[Int32Array.of(3, 0, 2)]], expected: [[9, 10, 11, 0, 1, 2, 6, 7, 8]] },
  'int8 to float': {
    inputs: [int32(2), { dtype: 'int8', shape: [3, 2, 2], scale: 0.1, data: [-128, 127, 1, 0, 5, 6, 7, -7, 100, -100, 33, 3] }],
    outputs: [float32(2, 2, 2)],
    given: [[Int32Array.of(2, 0)]],
    expected: [[100, -100, 33, 3, -128, 127, 1, 0].map((code) => Math.fround(code * Math.fround(0.1)))],
  },
  'int8 as it is': { inputs: [int32(2), { ...int8(3, 2), data: [1, 2, 3, 4, 5, 6] }], outputs: [int8(2, 2)], given: [[Int32Array.of(2, 1)]], expected: [[5, 6, 3, 4]] },
  'rows outside are clamped': { inputs: [int32(2), { ...int8(3, 2), data: [1, 2, 3, 4, 5, 6] }], outputs: [int8(2, 2)], given: [[Int32Array.of(-1, 3)]], expected: [[1, 2, 5, 6]] },
  'rows outside are clamped, to float': { inputs: [int32(2), { dtype: 'int8', shape: [2, 1], scale: 0.5, data: [3, 5] }], outputs: [float32(2, 1)], given: [[Int32Array.of(-9, 9)]], expected: [[1.5, 2.5]] },
}; // prettier-ignore

test('EMBEDDING_LOOKUP runs on the host as its reference means', () => checkOneOps('EMBEDDING_LOOKUP', cases));
