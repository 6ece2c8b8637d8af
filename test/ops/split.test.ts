import { test } from 'vitest';
import { checkOneOps, counting, float32, int16, int64, int8, scalar, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'columns': {
    inputs: [scalar(1), int8(2, 4)],
    outputs: [int8(2, 2), int8(2, 2)],
    options: { num_splits: 2 },
    given: [[counting(8)]],
    expected: [[0, 1, 4, 5]],
  },
  'rows, axis from the end': { inputs: [scalar(-3), int16(3, 2, 2)], outputs: [int16(1, 2, 2), int16(1, 2, 2), int16(1, 2, 2)], options: { num_splits: 3 } },
  'single channels': { inputs: [scalar(3), int8(1, 3, 3, 3)], outputs: [int8(1, 3, 3, 1), int8(1, 3, 3, 1), int8(1, 3, 3, 1)], options: { num_splits: 3 } },
  'one piece': { inputs: [scalar(0), float32(2, 3)], outputs: [float32(2, 3)], options: { num_splits: 1 } },
  'int64': { inputs: [scalar(0), int64(4)], outputs: [int64(2), int64(2)], options: { num_splits: 2 } },
}; // prettier-ignore

test('SPLIT runs on the host as its reference means', () => checkOneOps('SPLIT', cases));
