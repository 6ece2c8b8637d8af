import { expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { buildModel, type ModelSpec } from '../helpers/build-model.ts';
import { checkModels, genericBoard } from '../helpers/check-models.ts';
import { bool, counting, int32, int64, int8, ints, scalar } from '../helpers/one-op-cases.ts';

/** What a converter makes of "reshape, but keep the batch": the shape is computed from the shape. */
const computedShape: ModelSpec = {
  tensors: [
    int8(2, 3), int32(2), ints(0), ints(1), ints(1), int32(), scalar(3), int32(2), int8(2, 3), ints(0, 0), int8(2, 3),
  ],
  operators: [
    { kind: 'SHAPE', inputs: [0], outputs: [1] },
    { kind: 'STRIDED_SLICE', options: { shrink_axis_mask: 1 }, inputs: [1, 2, 3, 4], outputs: [5] },
    { kind: 'PACK', options: { values_count: 2, axis: 0 }, inputs: [5, 6], outputs: [7] },
    { kind: 'SLICE', inputs: [0, 9, 7], outputs: [8] },
    { kind: 'BROADCAST_TO', inputs: [8, 7], outputs: [10] },
  ],
  inputs: [0],
  outputs: [10],
}; // prettier-ignore

const broadcastArgs: ModelSpec = {
  tensors: [int8(3), ints(2, 1), { dtype: 'int32', shape: [1], data: [3] }, int32(2), int8(2, 3)],
  operators: [
    { kind: 'BROADCAST_ARGS', inputs: [1, 2], outputs: [3] },
    { kind: 'BROADCAST_TO', inputs: [0, 3], outputs: [4] },
  ],
  inputs: [0],
  outputs: [4],
};

const constantWhere: ModelSpec = {
  tensors: [{ ...bool(2, 2), data: [0, 1, 1, 0] }, int64(2, 2), int8(2, 2), int8(2)],
  operators: [
    { kind: 'WHERE', inputs: [0], outputs: [1] },
    { kind: 'GATHER_ND', inputs: [2, 1], outputs: [3] },
  ],
  inputs: [2],
  outputs: [3],
};

test('shapes computed from shapes become constants', () =>
  checkModels([
    { name: 'sliced', model: buildModel(computedShape), invocations: [[counting(6)]], expected: [[0, 1, 2, 3, 4, 5]] },
    {
      name: 'broadcast',
      model: buildModel(broadcastArgs),
      invocations: [[counting(3)]],
      expected: [[0, 1, 2, 0, 1, 2]],
    },
    { name: 'where', model: buildModel(constantWhere), invocations: [[counting(4)]], expected: [[1, 2]] },
  ]));

test('nothing is left to do where the computed shape is the old one', () => {
  const options = { fileName: 'm', name: null, backend: 'native', board: genericBoard, labels: [] } as const;
  expect(compile(buildModel(computedShape), options).stages.kernels.steps).toEqual([]);
});
