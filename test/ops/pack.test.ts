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
  type OneOp,
} from '../helpers/one-op-cases.ts';

const cases: Readonly<Record<string, OneOp>> = {
  'as rows': {
    inputs: [int8(3), int8(3)],
    outputs: [int8(2, 3)],
    options: { values_count: 2, axis: 0 },
    given: [[counting(3), Int8Array.of(7, 8, 9)]],
    expected: [[0, 1, 2, 7, 8, 9]],
  },
  'as columns': {
    inputs: [int8(3), int8(3)],
    outputs: [int8(3, 2)],
    options: { values_count: 2, axis: -1 },
    given: [[counting(3), Int8Array.of(7, 8, 9)]],
    expected: [[0, 7, 1, 8, 2, 9]],
  },
  'in the middle, one of them constant': {
    inputs: [int16(2, 3), { ...int16(2, 3), data: [1, -2, 3, -4, 5, -6] }, int16(2, 3)],
    outputs: [int16(2, 3, 3)],
    options: { values_count: 3, axis: 1 },
  },
  'one input': { inputs: [float32(2, 2)], outputs: [float32(2, 1, 2)], options: { values_count: 1, axis: 1 } },
  'scalars': { inputs: [int32(), int32(), int32()], outputs: [int32(3)], options: { values_count: 3, axis: 0 } },
  'int64': { inputs: [int64(2), int64(2)], outputs: [int64(2, 2)], options: { values_count: 2, axis: 1 } },
  'bool': { inputs: [bool(4), bool(4)], outputs: [bool(4, 2)], options: { values_count: 2, axis: 1 } },
}; // prettier-ignore

test('PACK runs on the host as its reference means', () => checkOneOps('PACK', cases));
