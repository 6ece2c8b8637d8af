import { test } from 'vitest';
import { checkOneOps, counting, float32, int16, int8, pairs, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'reflect': {
    inputs: [int8(4), pairs(3, 2)],
    outputs: [int8(9)],
    options: { mode: 'reflect' },
    given: [[counting(4)]],
    expected: [[3, 2, 1, 0, 1, 2, 3, 2, 1]],
  },
  'symmetric': {
    inputs: [int8(3), pairs(3, 2)],
    outputs: [int8(8)],
    options: { mode: 'symmetric' },
    given: [[counting(3)]],
    expected: [[2, 1, 0, 0, 1, 2, 2, 1]],
  },
  'rows and columns of an image': { inputs: [int8(1, 3, 4, 3), pairs(0, 0, 1, 2, 3, 1, 0, 0)], outputs: [int8(1, 6, 8, 3)], options: { mode: 'reflect' } },
  'all four axes, float': { inputs: [float32(2, 2, 3, 2), pairs(1, 0, 1, 1, 2, 0, 0, 2)], outputs: [float32(3, 4, 5, 4)], options: { mode: 'symmetric' } },
  'batch and channels, int16': { inputs: [int16(2, 3, 2), pairs(1, 1, 0, 0, 1, 0)], outputs: [int16(4, 3, 3)], options: { mode: 'reflect' } },
  'nothing': { inputs: [int8(2, 2), pairs(0, 0, 0, 0)], outputs: [int8(2, 2)], options: { mode: 'reflect' } },
}; // prettier-ignore

test('MIRROR_PAD runs on the host as its reference means', () => checkOneOps('MIRROR_PAD', cases));
