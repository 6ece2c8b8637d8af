import { test } from 'vitest';
import { checkOneOps, float32, int64, int8, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'code 0, whatever the zero point': { inputs: [int8(2, 2)], outputs: [int8(2, 2)], given: [[Int8Array.of(1, 2, 3, 4)]], expected: [[0, 0, 0, 0]] },
  'float': { inputs: [float32(3)], outputs: [float32(3)] },
  'int64': { inputs: [int64(2)], outputs: [int64(2)] },
}; // prettier-ignore

test('ZEROS_LIKE runs on the host as its reference means', () => checkOneOps('ZEROS_LIKE', cases));
