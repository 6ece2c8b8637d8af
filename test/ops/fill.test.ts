import { test } from 'vitest';
import { checkOneOps, float32, int16, int64, int8, ints, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'int8': { inputs: [ints(2, 3), int8()], outputs: [int8(2, 3)], given: [[Int8Array.of(-7)]], expected: [[-7, -7, -7, -7, -7, -7]] },
  'int16': { inputs: [ints(5), int16()], outputs: [int16(5)] },
  'float, value in a vector of one': { inputs: [ints(1, 3), float32(1)], outputs: [float32(1, 3)] },
  'int64': { inputs: [ints(3), int64()], outputs: [int64(3)] },
}; // prettier-ignore

test('FILL runs on the host as its reference means', () => checkOneOps('FILL', cases));
