import { test } from 'vitest';
import { checkOneOps, counting, float32, int8, ints, type OneOp } from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'twice as wide': {
    inputs: [int8(1, 1, 3, 1), ints(1, 6)],
    outputs: [int8(1, 1, 6, 1)],
    given: [[Int8Array.of(0, 10, -21)]],
    expected: [[0, 5, 10, -6, -21, -21]],
  },
  'aligned corners': { inputs: [int8(1, 3, 4, 2), ints(7, 6)], outputs: [int8(1, 7, 6, 2)], options: { align_corners: true } },
  'half pixels': { inputs: [int8(2, 3, 4, 3), ints(8, 9)], outputs: [int8(2, 8, 9, 3)], options: { half_pixel_centers: true } },
  'smaller': { inputs: [int8(1, 9, 8, 1), ints(4, 3)], outputs: [int8(1, 4, 3, 1)] },
  'one row': { inputs: [int8(1, 1, 1, 4), ints(3, 2)], outputs: [int8(1, 3, 2, 4)], options: { align_corners: true } },
  'float': { inputs: [float32(1, 3, 4, 2), ints(5, 7)], outputs: [float32(1, 5, 7, 2)] },
  'float, half pixels': { inputs: [float32(1, 4, 3, 2), ints(7, 9)], outputs: [float32(1, 7, 9, 2)], options: { half_pixel_centers: true } },
  'float, aligned corners': { inputs: [float32(2, 4, 3, 1), ints(6, 5)], outputs: [float32(2, 6, 5, 1)], options: { align_corners: true } },
  'rounded steps that pass the border, where the reference reads outside': { inputs: [int8(1, 1, 3, 1), ints(1, 4000)], outputs: [int8(1, 1, 4000, 1)] },
  'half the size': {
    inputs: [int8(1, 2, 2, 1), ints(1, 1)],
    outputs: [int8(1, 1, 1, 1)],
    options: { half_pixel_centers: true },
    given: [[counting(4)]],
    expected: [[2]],
  },
}; // prettier-ignore

test('RESIZE_BILINEAR runs on the host as its reference means', () => checkOneOps('RESIZE_BILINEAR', cases));
