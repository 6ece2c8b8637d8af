import { test } from 'vitest';
import {
  checkOneOps,
  bool,
  counting,
  float32,
  int16,
  int32,
  int64,
  int8,
  uint8,
  type OneOp,
} from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'one shape': {
    inputs: [bool(4), int8(4), int8(4)],
    outputs: [int8(4)],
    given: [[Uint8Array.of(1, 0, 0, 1), counting(4), Int8Array.of(10, 11, 12, 13)]],
    expected: [[0, 11, 12, 3]],
  },
  'condition and operand broadcast': { inputs: [bool(2, 1, 3), int16(3), int16(2, 4, 1)], outputs: [int16(2, 4, 3)] },
  'scalar operand, constant': { inputs: [bool(2, 3), { ...float32(), data: [-1.5] }, float32(2, 3)], outputs: [float32(2, 3)] },
  'constant condition': { inputs: [{ ...bool(3), data: [1, 0, 1] }, int32(2, 3), int32(2, 3)], outputs: [int32(2, 3)] },
  'five axes that do not join': { inputs: [bool(2, 1, 2, 1, 2), int8(1, 2, 1, 2, 1), int8(2, 2, 2, 2, 2)], outputs: [int8(2, 2, 2, 2, 2)] },
  'int64': { inputs: [bool(3), int64(3), int64(3)], outputs: [int64(3)] },
  'uint8 of a scalar condition': { inputs: [bool(), uint8(2, 2), uint8(2, 2)], outputs: [uint8(2, 2)] },
}; // prettier-ignore

test('SELECT_V2 runs on the host as its reference means', () => checkOneOps('SELECT_V2', cases));
