import { test } from 'vitest';
import { checkOneOps, counting, float32, int16, int8, ints, pairs, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'two by two': {
    inputs: [int8(4, 1, 1, 1), ints(2, 2), pairs(0, 0, 0, 0)],
    outputs: [int8(1, 2, 2, 1)],
    given: [[counting(4)]],
    expected: [[0, 1, 2, 3]],
  },
  'crops': {
    inputs: [int8(4, 2, 2, 1), ints(2, 2), pairs(1, 0, 0, 1)],
    outputs: [int8(1, 3, 3, 1)],
    given: [[counting(16)]],
    expected: [[8, 12, 9, 2, 6, 3, 10, 14, 11]],
  },
  'batch 2, channels': { inputs: [int8(12, 2, 3, 3), ints(3, 2), pairs(2, 1, 1, 2)], outputs: [int8(2, 3, 3, 3)] },
  'rank 3': { inputs: [int8(2, 3, 4), ints(2), pairs(0, 1)], outputs: [int8(1, 5, 4)] },
  'float': { inputs: [float32(4, 2, 3, 2), ints(2, 2), pairs(0, 0, 2, 0)], outputs: [float32(1, 4, 4, 2)] },
  'int16, cropped by more than a block': { inputs: [int16(2, 4, 1, 2), ints(2, 1), pairs(3, 2, 0, 0)], outputs: [int16(1, 3, 1, 2)] },
}; // prettier-ignore

test('BATCH_TO_SPACE_ND runs on the host as its reference means', () => checkOneOps('BATCH_TO_SPACE_ND', cases));
