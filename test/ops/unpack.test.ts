import { test } from 'vitest';
import { checkOneOps, counting, float32, int16, int64, int8, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'rows': {
    inputs: [int8(2, 3)],
    outputs: [int8(3), int8(3)],
    options: { num: 2, axis: 0 },
    given: [[counting(6)]],
    expected: [[0, 1, 2]],
  },
  'columns': {
    inputs: [int8(2, 3)],
    outputs: [int8(2), int8(2), int8(2)],
    options: { num: 3, axis: -1 },
    given: [[counting(6)]],
    expected: [[0, 3]],
  },
  'the middle axis': { inputs: [int16(2, 3, 4)], outputs: [int16(2, 4), int16(2, 4), int16(2, 4)], options: { num: 3, axis: 1 } },
  'an axis of one': { inputs: [float32(1, 5)], outputs: [float32(5)], options: { num: 1, axis: 0 } },
  'int64': { inputs: [int64(3, 2)], outputs: [int64(3), int64(3)], options: { num: 2, axis: 1 } },
}; // prettier-ignore

test('UNPACK runs on the host as its reference means', () => checkOneOps('UNPACK', cases));
