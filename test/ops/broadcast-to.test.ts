import { test } from 'vitest';
import { checkOneOps, bool, counting, float32, int16, int64, int8, ints, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'a row': {
    inputs: [int8(3), ints(2, 3)],
    outputs: [int8(2, 3)],
    given: [[counting(3)]],
    expected: [[0, 1, 2, 0, 1, 2]],
  },
  'a column': {
    inputs: [int8(2, 1), ints(2, 3)],
    outputs: [int8(2, 3)],
    given: [[counting(2)]],
    expected: [[0, 0, 0, 1, 1, 1]],
  },
  'a scalar': { inputs: [float32(), ints(2, 2)], outputs: [float32(2, 2)] },
  'every second of five axes': { inputs: [int16(1, 2, 1, 3, 1), ints(2, 2, 2, 3, 2)], outputs: [int16(2, 2, 2, 3, 2)] },
  'its own shape': { inputs: [int64(2, 2), ints(2, 2)], outputs: [int64(2, 2)] },
  'bool': { inputs: [bool(1, 3), ints(4, 3)], outputs: [bool(4, 3)] },
}; // prettier-ignore

test('BROADCAST_TO runs on the host as its reference means', () => checkOneOps('BROADCAST_TO', cases));
