import { test } from 'vitest';
import { checkOneOps, counting, float32, int16, int64, int8, ints, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'side by side': {
    inputs: [int8(2, 2), ints(2, 3)],
    outputs: [int8(4, 6)],
    given: [[counting(4)]],
    expected: [[0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3, 0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3]],
  },
  'once': { inputs: [int16(2, 3), ints(1, 1)], outputs: [int16(2, 3)] },
  'all of four axes': { inputs: [float32(2, 1, 2, 3), ints(2, 3, 1, 2)], outputs: [float32(4, 3, 2, 6)] },
  'eight loops': { inputs: [int8(2, 2, 2, 2), ints(2, 2, 2, 2)], outputs: [int8(4, 4, 4, 4)] },
  'int64': { inputs: [int64(3), ints(2)], outputs: [int64(6)] },
}; // prettier-ignore

test('TILE runs on the host as its reference means', () => checkOneOps('TILE', cases));
