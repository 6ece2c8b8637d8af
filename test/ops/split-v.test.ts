import { test } from 'vitest';
import { checkOneOps, counting, float32, int16, int8, ints, scalar, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'uneven columns': {
    inputs: [int8(2, 5), ints(1, 3, 1), scalar(1)],
    outputs: [int8(2, 1), int8(2, 3), int8(2, 1)],
    options: { num_splits: 3 },
    given: [[counting(10)]],
    expected: [[0, 5]],
  },
  'the rest': { inputs: [int16(6, 3), ints(1, -1, 2), scalar(-2)], outputs: [int16(1, 3), int16(3, 3), int16(2, 3)], options: { num_splits: 3 } },
  'float channels': { inputs: [float32(1, 2, 2, 5), ints(2, 3), scalar(3)], outputs: [float32(1, 2, 2, 2), float32(1, 2, 2, 3)], options: { num_splits: 2 } },
}; // prettier-ignore

test('SPLIT_V runs on the host as its reference means', () => checkOneOps('SPLIT_V', cases));
