import { expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { genericBoard } from '../helpers/check-models.ts';
import {
  bool, checkOneOps, counting, float32, int16, int32, int64, int8, ints, oneOpModel, type OneOp, uint8,
} from '../helpers/one-op-cases.ts'; // prettier-ignore

const cases: Readonly<Record<string, OneOp>> = {
  matrix: {
    inputs: [int8(2, 3), ints(1, 0)],
    outputs: [int8(3, 2)],
    given: [[counting(6)]],
    expected: [[0, 3, 1, 4, 2, 5]],
  },
  'NHWC to NCHW, int16': { inputs: [int16(2, 3, 4, 5), ints(0, 3, 1, 2)], outputs: [int16(2, 5, 3, 4)] },
  'four channels at once': { inputs: [int8(1, 3, 5, 4), ints(0, 2, 1, 3)], outputs: [int8(1, 5, 3, 4)] },
  'six axes turned round': { inputs: [float32(2, 3, 2, 2, 3, 2), ints(5, 4, 3, 2, 1, 0)], outputs: [float32(2, 3, 2, 2, 3, 2)] },
  'seven axes, one loop too many': {
    inputs: [int32(2, 2, 3, 2, 2, 2, 2), ints(6, 5, 4, 3, 2, 1, 0)],
    outputs: [int32(2, 2, 2, 2, 3, 2, 2)],
  },
  'int64 vector': { inputs: [int64(4, 3), ints(1, 0)], outputs: [int64(3, 4)] },
  'bool, uint8': { inputs: [bool(2, 5), ints(1, 0)], outputs: [bool(5, 2)] },
  uint8: { inputs: [uint8(3, 2, 2), ints(2, 0, 1)], outputs: [uint8(2, 3, 2)] },
  'only axes of length 1 move': { inputs: [int8(1, 4, 1, 3), ints(1, 0, 3, 2)], outputs: [int8(4, 1, 3, 1)] },
  'permutation in int64': {
    inputs: [int8(2, 3), { dtype: 'int64', shape: [2], data: [1, 0] }],
    outputs: [int8(3, 2)],
  },
}; // prettier-ignore

test('TRANSPOSE runs on the host as its reference means', () => checkOneOps('TRANSPOSE', cases));

test('a transpose that keeps the order of elements costs no call', () => {
  const model = oneOpModel('TRANSPOSE', cases['only axes of length 1 move']!);
  const { stages } = compile(model, { fileName: 'm', name: null, backend: 'native', board: genericBoard, labels: [] });
  expect(stages.kernels.steps).toEqual([]);
  expect(stages.plan.arenaBytes).toBe(12);
});
