import { describe, expect, it } from 'vitest';
import { buildModel, type ModelSpec } from '../../helpers/build-model.ts';
import { checkModels } from '../../helpers/check-models.ts';
import { int8 } from '../../helpers/one-op.ts';

const x = { ...int8(0.1), name: 'x', shape: [2, 2] };
const y = { ...int8(0.2), name: 'y', shape: [2, 2] };
const constant = { ...int8(0.1), name: 'constant', shape: [2, 2], data: [1, -2, 3, -4] };
const renamed = { ...int8(0.1), name: 'renamed', shape: [4] };
const shape = { dtype: 'int32', name: 'shape', shape: [1] } as const;
const relu = { kind: 'RELU', inputs: [0], outputs: [1] } as const;

/** Tensor 0 is the input, 1 the computed output. */
const cases: Readonly<Record<string, ModelSpec>> = {
  'a constant is an output': { tensors: [x, y, constant], operators: [relu], inputs: [0], outputs: [2, 1] },
  'the same constant twice': { tensors: [x, y, constant], operators: [relu], inputs: [0], outputs: [2, 1, 2] },
  'a folded operator gives an output': {
    tensors: [x, y, constant, { ...y, name: 'folded' }],
    operators: [relu, { kind: 'RELU', inputs: [2], outputs: [3] }],
    inputs: [0],
    outputs: [3, 1],
  },
  'a renamed constant is an output, its shape known at run time only': {
    tensors: [x, y, constant, renamed, shape],
    operators: [relu, { kind: 'RESHAPE', inputs: [2, 4], outputs: [3] }],
    inputs: [0, 4],
    outputs: [3, 1],
  },
  'a constant renamed twice, and used': {
    tensors: [x, y, constant, renamed, shape, { ...x, name: 'back' }, { ...y, name: 'sum' }],
    operators: [
      { kind: 'RESHAPE', inputs: [2, 4], outputs: [3] },
      { kind: 'RESHAPE', inputs: [3, 4], outputs: [5] },
      { kind: 'ADD', inputs: [0, 5], outputs: [6] },
    ],
    inputs: [0, 4],
    outputs: [5, 6],
  },
  'an input is an output': { tensors: [x, y], operators: [relu], inputs: [0], outputs: [0, 1] },
  'floats': { tensors: [x, y, { dtype: 'float32', name: 'f', shape: [3], data: [0.1, -2, 1e30] }], operators: [relu], inputs: [0], outputs: [1, 2] },
}; // prettier-ignore

describe('copyConstantOutputs', () => {
  it('gives every output a place', async () => {
    const models = Object.entries(cases).map(([name, spec]) => ({ name, model: buildModel(spec) }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });
});
