import { test } from 'vitest';
import { checkOneOps, counting, float32, int16, int8, ints, pairs, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'two by two': {
    inputs: [int8(1, 2, 2, 1), ints(2, 2), pairs(0, 0, 0, 0)],
    outputs: [int8(4, 1, 1, 1)],
    given: [[counting(4)]],
    expected: [[0, 1, 2, 3]],
  },
  'padding': {
    inputs: [int8(1, 3, 3, 1), ints(2, 2), pairs(1, 0, 0, 1)],
    outputs: [int8(4, 2, 2, 1)],
    given: [[counting(9)]],
    expected: [[0, 0, 3, 5, 0, 0, 4, 0, 0, 2, 6, 8, 1, 0, 7, 0]],
  },
  'padding wider than a block, batch 2': { inputs: [int8(2, 3, 2, 3), ints(2, 3), pairs(3, 2, 4, 0)], outputs: [int8(12, 4, 2, 3)] },
  'rank 3': { inputs: [int8(1, 5, 4), ints(2), pairs(0, 1)], outputs: [int8(2, 3, 4)] },
  'float': { inputs: [float32(1, 4, 4, 2), ints(2, 2), pairs(0, 0, 2, 0)], outputs: [float32(4, 2, 3, 2)] },
  'int16, block larger than the image': { inputs: [int16(1, 2, 2, 1), ints(4, 1), pairs(1, 1, 0, 0)], outputs: [int16(4, 1, 2, 1)] },
}; // prettier-ignore

test('SPACE_TO_BATCH_ND runs on the host as its reference means', () => checkOneOps('SPACE_TO_BATCH_ND', cases));
