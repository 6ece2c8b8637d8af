import { test } from 'vitest';
import { checkOneOps, counting, float32, int16, int8, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'four pixels to four channels': {
    inputs: [int8(1, 2, 4, 1)],
    outputs: [int8(1, 1, 2, 4)],
    options: { block_size: 2 },
    given: [[counting(8)]],
    expected: [[0, 1, 4, 5, 2, 3, 6, 7]],
  },
  'batch 2, three channels': { inputs: [int8(2, 4, 6, 3)], outputs: [int8(2, 2, 3, 12)], options: { block_size: 2 } },
  'block 3, float': { inputs: [float32(1, 6, 3, 1)], outputs: [float32(1, 2, 1, 9)], options: { block_size: 3 } },
  'int16': { inputs: [int16(1, 4, 4, 2)], outputs: [int16(1, 2, 2, 8)], options: { block_size: 2 } },
}; // prettier-ignore

test('SPACE_TO_DEPTH runs on the host as its reference means', () => checkOneOps('SPACE_TO_DEPTH', cases));
