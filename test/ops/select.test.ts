import { test } from 'vitest';
import { checkOneOps, bool, counting, float32, int16, int8, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'a condition for each row': {
    inputs: [bool(2), int8(2, 2), int8(2, 2)],
    outputs: [int8(2, 2)],
    given: [[Uint8Array.of(0, 1), counting(4), Int8Array.of(10, 11, 12, 13)]],
    expected: [[10, 11, 2, 3]],
  },
  'one shape': { inputs: [bool(2, 3), int16(2, 3), int16(2, 3)], outputs: [int16(2, 3)] },
  'a scalar': { inputs: [bool(), float32(3), float32(3)], outputs: [float32(3)] },
}; // prettier-ignore

test('SELECT runs on the host as its reference means', () => checkOneOps('SELECT', cases));
