import { test } from 'vitest';
import { checkOneOps, bool, counting, float32, int16, int32, int8, ints, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'every second element': {
    inputs: [int8(8), ints(1), ints(8), ints(2)],
    outputs: [int8(4)],
    given: [[counting(8)]],
    expected: [[1, 3, 5, 7]],
  },
  'backwards to the start': {
    inputs: [int8(6), ints(-2), ints(0), ints(-2)],
    outputs: [int8(3)],
    options: { end_mask: 1 },
    given: [[counting(6)]],
    expected: [[4, 2, 0]],
  },
  'begin and end beyond the axis': { inputs: [int8(5), ints(-9), ints(99), ints(3)], outputs: [int8(2)] },
  'backwards beyond the axis': { inputs: [int16(5, 2), ints(99, 0), ints(-99, 2), ints(-1, 1)], outputs: [int16(5, 2)] },
  'masks': { inputs: [int8(3, 4, 5), ints(1, 1, 1), ints(2, 2, 2), ints(1, 1, 2)], outputs: [int8(3, 1, 1)], options: { begin_mask: 1, end_mask: 1 } },
  'an axis is dropped': { inputs: [int8(3, 4, 2), ints(-1, 0, 0), ints(0, 4, 2), ints(1, 2, 1)], outputs: [int8(2, 2)], options: { shrink_axis_mask: 1 } },
  'all axes are dropped': { inputs: [float32(3, 4), ints(1, 2), ints(2, 3), ints(1, 1)], outputs: [float32()], options: { shrink_axis_mask: 3 } },
  'rank 4, one pixel in four': { inputs: [int8(1, 6, 6, 3), ints(0, 0, 1, 0), ints(1, 6, 6, 3), ints(1, 2, 2, 1)], outputs: [int8(1, 3, 3, 3)] },
  'bool backwards': { inputs: [bool(2, 3), ints(1, 2), ints(-5, -5), ints(-1, -1)], outputs: [bool(2, 3)] },
  'fewer entries than axes': { inputs: [int32(3, 2, 2), ints(1), ints(3), ints(1)], outputs: [int32(2, 2, 2)] },
  'ellipsis': { inputs: [int8(2, 3, 4), ints(0, 1), ints(0, 3), ints(1, 1)], outputs: [int8(2, 3, 2)], options: { ellipsis_mask: 1 } },
  'new axis': { inputs: [int8(2, 3), ints(0, 0, 1), ints(0, 2, 3), ints(1, 1, 1)], outputs: [int8(1, 2, 2)], options: { new_axis_mask: 1 } },
  'end counted from begin': {
    inputs: [int8(9), ints(2), ints(4), ints(1)],
    outputs: [int8(4)],
    options: { offset: true },
    given: [[counting(9)]],
    expected: [[2, 3, 4, 5]],
  },
}; // prettier-ignore

test('STRIDED_SLICE runs on the host as its reference means', () => checkOneOps('STRIDED_SLICE', cases));
