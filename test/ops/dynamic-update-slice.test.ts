import { test } from 'vitest';
import { checkOneOps, counting, float32, int16, int32, int64, int8, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'a box': {
    inputs: [int8(3, 3), int8(2, 1), int32(2)],
    outputs: [int8(3, 3)],
    given: [[counting(9), Int8Array.of(20, 21), Int32Array.of(1, 2)]],
    expected: [[0, 1, 2, 3, 4, 20, 6, 7, 21]],
  },
  'starts are clamped': {
    inputs: [int8(3, 3), int8(2, 1), int32(2)],
    outputs: [int8(3, 3)],
    given: [[counting(9), Int8Array.of(20, 21), Int32Array.of(2147483647, -4)]],
    expected: [[0, 1, 2, 20, 4, 5, 21, 7, 8]],
  },
  'a row of a history, the start in int64': { inputs: [float32(4, 3), float32(1, 3), int64(2)], outputs: [float32(4, 3)], given: [[Float32Array.from(counting(12)), Float32Array.of(-1, -2, -3), BigInt64Array.of(2n, 0n)]], expected: [[0, 1, 2, 3, 4, 5, -1, -2, -3, 9, 10, 11]] },
  'the whole': { inputs: [int32(2, 2), int32(2, 2), int32(2)], outputs: [int32(2, 2)] },
  'constant update, int16': { inputs: [int16(5), { ...int16(2), data: [7, -8] }, int32(1)], outputs: [int16(5)] },
  'bytes that fall on odd places': { inputs: [int8(2, 9), int8(2, 4), int32(2)], outputs: [int8(2, 9)], given: [[counting(18), Int8Array.of(-1, -2, -3, -4, -5, -6, -7, -8), Int32Array.of(0, 3)]], expected: [[0, 1, 2, -1, -2, -3, -4, 7, 8, 9, 10, 11, -5, -6, -7, -8, 16, 17]] },
  'int64': { inputs: [int64(3, 2), int64(1, 1), int32(2)], outputs: [int64(3, 2)], given: [[BigInt64Array.of(1n, 2n, 3n, 4n, 5n, 6n), BigInt64Array.of(-9n), Int32Array.of(1, 1)]], expected: [[1, 2, 3, -9, 5, 6]] },
}; // prettier-ignore

test('DYNAMIC_UPDATE_SLICE runs on the host as its reference means', () => checkOneOps('DYNAMIC_UPDATE_SLICE', cases));
