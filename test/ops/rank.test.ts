import { test } from 'vitest';
import { checkOneOps, float32, int32, int8, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'three': { inputs: [int8(2, 1, 3)], outputs: [int32()], given: [[new Int8Array(6)]], expected: [[3]] },
  'a scalar': { inputs: [float32()], outputs: [int32()], given: [[new Float32Array(1)]], expected: [[0]] },
}; // prettier-ignore

test('RANK runs on the host as its reference means', () => checkOneOps('RANK', cases));
