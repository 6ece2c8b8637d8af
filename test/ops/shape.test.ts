import { test } from 'vitest';
import { checkOneOps, bool, int32, int64, int8, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'int32': { inputs: [int8(2, 1, 3)], outputs: [int32(3)], given: [[new Int8Array(6)]], expected: [[2, 1, 3]] },
  'int64': { inputs: [bool(4)], outputs: [int64(1)], options: { out_type: 'int64' }, given: [[new Uint8Array(4)]], expected: [[4]] },
}; // prettier-ignore

test('SHAPE runs on the host as its reference means', () => checkOneOps('SHAPE', cases));
