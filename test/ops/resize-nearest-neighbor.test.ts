import { test } from 'vitest';
import { checkOneOps, counting, float32, int16, int8, ints, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'twice as large': {
    inputs: [int8(1, 2, 2, 1), ints(4, 4)],
    outputs: [int8(1, 4, 4, 1)],
    given: [[counting(4)]],
    expected: [[0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3]],
  },
  'aligned corners': {
    inputs: [int8(1, 1, 3, 1), ints(1, 5)],
    outputs: [int8(1, 1, 5, 1)],
    options: { align_corners: true },
    given: [[counting(3)]],
    expected: [[0, 1, 1, 2, 2]],
  },
  'half pixels': {
    inputs: [int8(1, 1, 4, 1), ints(1, 2)],
    outputs: [int8(1, 1, 2, 1)],
    options: { half_pixel_centers: true },
    given: [[counting(4)]],
    expected: [[1, 3]],
  },
  'ties in float32': { inputs: [int16(1, 41, 37, 1), ints(71, 90)], outputs: [int16(1, 71, 90, 1)], options: { half_pixel_centers: true } },
  'aligned corners, uneven': { inputs: [int8(2, 7, 5, 3), ints(11, 13)], outputs: [int8(2, 11, 13, 3)], options: { align_corners: true } },
  'aligned corners with half pixels': { inputs: [int8(1, 5, 6, 2), ints(8, 7)], outputs: [int8(1, 8, 7, 2)], options: { align_corners: true, half_pixel_centers: true } },
  'float, smaller': { inputs: [float32(1, 5, 7, 2), ints(2, 3)], outputs: [float32(1, 2, 3, 2)] },
}; // prettier-ignore

test('RESIZE_NEAREST_NEIGHBOR runs on the host as its reference means', () =>
  checkOneOps('RESIZE_NEAREST_NEIGHBOR', cases));
