import { test } from 'vitest';
import { checkOneOps, float32, int16, int32, int64, int8, scalar, uint8, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'rows': {
    inputs: [int8(2, 3), scalar(1)],
    outputs: [int32(2)],
    given: [[Int8Array.of(-3, 1, 5, 4, -128, -128)]],
    expected: [[0, 1]],
  },
  'columns': { inputs: [int8(3, 4), scalar(0)], outputs: [int32(4)] },
  'the middle axis, from the end': { inputs: [int8(2, 3, 2), scalar(-2)], outputs: [int32(2, 2)] },
  'a NaN in first place stays': {
    inputs: [float32(2, 3), scalar(-1)],
    outputs: [int32(2)],
    given: [[Float32Array.of(NaN, 1, -2, 3, NaN, 1)]],
    expected: [[0, 2]],
  },
  'a vector of int16 to a scalar of int64': { inputs: [int16(9), scalar(0)], outputs: [int64()] },
  'int32': { inputs: [int32(4, 3), scalar(1)], outputs: [int32(4)] },
  'uint8': { inputs: [uint8(4, 3), scalar(1)], outputs: [int32(4)] },
}; // prettier-ignore

test('ARG_MIN runs on the host as its reference means', () => checkOneOps('ARG_MIN', cases));
