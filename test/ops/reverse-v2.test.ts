import { test } from 'vitest';
import {
  checkOneOps,
  bool,
  counting,
  float32,
  int16,
  int64,
  int8,
  ints,
  uint8,
  type OneOp,
} from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'columns': {
    inputs: [int8(2, 3), ints(1)],
    outputs: [int8(2, 3)],
    given: [[counting(6)]],
    expected: [[2, 1, 0, 5, 4, 3]],
  },
  'both axes of an image': { inputs: [uint8(1, 3, 4, 2), ints(1, 2)], outputs: [uint8(1, 3, 4, 2)] },
  'axis from the end': { inputs: [int16(2, 3, 4), ints(-2)], outputs: [int16(2, 3, 4)] },
  'an axis of one': { inputs: [float32(1, 4), ints(0)], outputs: [float32(1, 4)] },
  'int64': { inputs: [int64(5), ints(0)], outputs: [int64(5)] },
  'bool': { inputs: [bool(5, 2), ints(0)], outputs: [bool(5, 2)] },
}; // prettier-ignore

test('REVERSE_V2 runs on the host as its reference means', () => checkOneOps('REVERSE_V2', cases));
