import { test } from 'vitest';
import { checkOneOps, counting, float32, int16, int64, int8, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'four channels to four pixels': {
    inputs: [int8(1, 1, 2, 4)],
    outputs: [int8(1, 2, 4, 1)],
    options: { block_size: 2 },
    given: [[counting(8)]],
    expected: [[0, 1, 4, 5, 2, 3, 6, 7]],
  },
  'batch 2, three channels left': { inputs: [int8(2, 2, 3, 12)], outputs: [int8(2, 4, 6, 3)], options: { block_size: 2 } },
  'block 3, float': { inputs: [float32(1, 2, 1, 9)], outputs: [float32(1, 6, 3, 1)], options: { block_size: 3 } },
  'int16': { inputs: [int16(1, 2, 2, 8)], outputs: [int16(1, 4, 4, 2)], options: { block_size: 2 } },
  'block 1': { inputs: [int64(1, 2, 2, 3)], outputs: [int64(1, 2, 2, 3)], options: { block_size: 1 } },
}; // prettier-ignore

test('DEPTH_TO_SPACE runs on the host as its reference means', () => checkOneOps('DEPTH_TO_SPACE', cases));
