import { test } from 'vitest';
import { checkOneOps, float32, int16, int32, int8, scalar, uint8, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'the first of equals comes first': {
    inputs: [int8(1, 6), scalar(3)],
    outputs: [int8(1, 3), int32(1, 3)],
    given: [[Int8Array.of(3, -7, 9, 3, 9, 3)]],
    expected: [[9, 9, 3]],
  },
  'few values, many equals': { inputs: [int8(2, 6), scalar(4)], outputs: [int8(2, 4), int32(2, 4)], given: [[Int8Array.of(1, 2, 1, 2, 0, 2, 5, 5, 5, 4, 6, 4)]], expected: [[2, 2, 2, 1, 6, 5, 5, 5]] },
  'float, rows of three axes': { inputs: [float32(2, 2, 5), scalar(2)], outputs: [float32(2, 2, 2), int32(2, 2, 2)] },
  'all of a vector': { inputs: [uint8(7), scalar(7)], outputs: [uint8(7), int32(7)] },
  'int16': { inputs: [int16(3, 8), scalar(1)], outputs: [int16(3, 1), int32(3, 1)] },
  'int32': { inputs: [int32(9), scalar(4)], outputs: [int32(4), int32(4)] },
}; // prettier-ignore

test('TOPK_V2 runs on the host as its reference means', () => checkOneOps('TOPK_V2', cases));
