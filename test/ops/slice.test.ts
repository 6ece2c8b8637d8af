import { test } from 'vitest';
import { checkOneOps, bool, counting, float32, int16, int64, int8, ints, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'a box': {
    inputs: [int8(3, 4), ints(1, 1), ints(2, 2)],
    outputs: [int8(2, 2)],
    given: [[counting(12)]],
    expected: [[5, 6, 9, 10]],
  },
  'size -1 reaches to the end': { inputs: [int16(2, 5, 3), ints(0, 2, 1), ints(1, -1, -1)], outputs: [int16(1, 3, 2)] },
  'the whole input': { inputs: [float32(2, 3), ints(0, 0), ints(-1, 3)], outputs: [float32(2, 3)] },
  'int64, five axes': { inputs: [int64(2, 2, 3, 2, 2), ints(1, 0, 1, 0, 1), ints(1, 2, 2, 2, 1)], outputs: [int64(1, 2, 2, 2, 1)] },
  'bool rows': { inputs: [bool(5, 3), ints(2, 0), ints(2, 3)], outputs: [bool(2, 3)] },
}; // prettier-ignore

test('SLICE runs on the host as its reference means', () => checkOneOps('SLICE', cases));
