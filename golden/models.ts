import { buildModel, type ModelSpec, type SubgraphSpec, type TensorSpec } from '../test/helpers/build-model.ts';

/** Models of the golden cases, by name. Small, made in memory, always the same bytes. */
export const models: Readonly<Record<string, () => Uint8Array>> = {
  'reshape-between-layers': () =>
    buildModel({
      tensors: [
        activation('image', [1, 4, 4, 1]),
        weights('w0', [8, 16]),
        bias('b0', 8),
        activation('dense', [1, 8]),
        activation('folded', [2, 4]),
        weights('w1', [3, 4]),
        bias('b1', 3),
        activation('scores', [2, 3]),
      ],
      operators: [
        dense([0, 1, 2], 3),
        { kind: 'RESHAPE', options: { new_shape: [2, 4] }, inputs: [3], outputs: [4] },
        dense([4, 5, 6], 7),
      ],
      inputs: [0],
      outputs: [7],
    }),
  'four-equal-layers': () =>
    buildModel({
      tensors: [
        activation('in', [1, 16]),
        ...[1, 2, 3, 4].flatMap((i) => [weights(`w${i}`, [16, 16]), bias(`b${i}`, 16), activation(`out${i}`, [1, 16])]),
      ],
      operators: [0, 1, 2, 3].map((i) => dense([3 * i, 3 * i + 1, 3 * i + 2], 3 * i + 3)),
      inputs: [0],
      outputs: [12],
    }),
  'dense-logistic-dense': () =>
    buildModel({
      tensors: [
        activation('in', [1, 8]),
        weights('w0', [8, 8]),
        activation('sum', [1, 8]),
        { name: 'squashed', dtype: 'int8', shape: [1, 8], scale: 1 / 256, zeroPoint: -128 },
        weights('w1', [4, 8]),
        activation('out', [1, 4]),
      ],
      operators: [dense([0, 1, -1], 2), { kind: 'LOGISTIC', inputs: [2], outputs: [3] }, dense([3, 4, -1], 5)],
      inputs: [0],
      outputs: [5],
    }),
  'running-sum': () =>
    buildModel({
      tensors: [
        activation('in', [1, 4]),
        { name: 'handle', dtype: 'resource', shape: [] },
        activation('before', [1, 4]),
        activation('after', [1, 4]),
      ],
      operators: [
        { kind: 'VAR_HANDLE', options: { shared_name: 'sum' }, inputs: [], outputs: [1] },
        { kind: 'READ_VARIABLE', inputs: [1], outputs: [2] },
        { kind: 'ADD', inputs: [0, 2], outputs: [3] },
        { kind: 'ASSIGN_VARIABLE', inputs: [1, 3], outputs: [] },
      ],
      inputs: [0],
      outputs: [3],
    }),
  'either-of-two-layers': () => {
    const branch = (name: string): SubgraphSpec => ({
      name,
      tensors: [activation('in', [1, 4]), weights(`w of ${name}`, [4, 4]), activation('out', [1, 4])],
      operators: [dense([0, 1, -1], 2)],
      inputs: [0],
      outputs: [2],
    });
    return buildModel({
      tensors: [{ name: 'which', dtype: 'bool', shape: [] }, activation('in', [1, 4]), activation('out', [1, 4])],
      operators: [
        { kind: 'IF', options: { then_subgraph_index: 1, else_subgraph_index: 2 }, inputs: [0, 1], outputs: [2] },
      ],
      inputs: [0, 1],
      outputs: [2],
      subgraphs: [branch('fast'), branch('slow')],
    });
  },
  'wide-sum': () =>
    buildModel({
      tensors: [
        activation('left', [1, 200, 200, 4]),
        activation('right', [1, 200, 200, 4]),
        activation('sum', [1, 200, 200, 4]),
      ],
      operators: [{ kind: 'ADD', inputs: [0, 1], outputs: [2] }],
      inputs: [0, 1],
      outputs: [2],
    }),
  'folded-weights': () =>
    buildModel({
      tensors: [
        activation('in', [1, 4]),
        weights('stored', [4, 2]),
        { name: 'turned', dtype: 'int8', shape: [2, 4], scale: 0.02 },
        activation('out', [1, 2]),
      ],
      operators: [{ kind: 'RESHAPE', options: { new_shape: [2, 4] }, inputs: [1], outputs: [2] }, dense([0, 2, -1], 3)],
      inputs: [0],
      outputs: [3],
    }),
  'two-inputs-three-outputs': () =>
    buildModel({
      tensors: [
        activation('left', [1, 6]),
        activation('right', [2, 2]),
        weights('w', [4, 6]),
        activation('from left', [1, 4]),
        weights('v', [3, 2]),
        activation('from right', [2, 3]),
        activation('from right, flat', [6]),
      ],
      operators: [
        dense([0, 2, -1], 3),
        dense([1, 4, -1], 5),
        { kind: 'RESHAPE', options: { new_shape: [6] }, inputs: [5], outputs: [6] },
      ],
      inputs: [0, 1],
      outputs: [3, 5, 6],
    }),
  'hostile-names': () =>
    buildModel({
      tensors: [
        activation('in */ #error "escaped"\n#include <stdio.h>\t', [1, 2]),
        weights('w', [5, 2]),
        activation('int/class/\u00e9*/\\\n??/', [1, 5]),
      ],
      operators: [dense([0, 1, -1], 2)],
      inputs: [0],
      outputs: [2],
    }),
  'unsupported-operators': () =>
    buildModel({
      tensors: [activation('a', [4]), activation('b', [4]), activation('c', [4]), activation('d', [4])],
      operators: [
        { kind: 'CUSTOM', customCode: 'FlexErf', inputs: [0], outputs: [1] },
        { kind: 'CUSTOM', customCode: 'my_filter', inputs: [1], outputs: [2] },
        { kind: 300, inputs: [2], outputs: [3] },
      ],
      inputs: [0],
      outputs: [3],
    }),
  'dynamic-range': () =>
    buildModel({
      tensors: [
        { name: 'in', dtype: 'float32', shape: [1, 4] },
        weights('w', [2, 4]),
        { name: 'out', dtype: 'float32', shape: [1, 2] },
      ],
      operators: [dense([0, 1, -1], 2)],
      inputs: [0],
      outputs: [2],
    }),
  'wrong-output-shape': () =>
    buildModel({
      tensors: [activation('in', [1, 4]), weights('w', [2, 4]), activation('out', [1, 3])],
      operators: [dense([0, 1, -1], 2)],
      inputs: [0],
      outputs: [2],
    }),
  'unwritten-tensor': () =>
    buildModel({
      tensors: [
        activation('in', [1, 4]),
        activation('nowhere', [1, 4]),
        weights('w', [2, 4]),
        activation('out', [1, 2]),
      ],
      operators: [dense([1, 2, -1], 3)],
      inputs: [0],
      outputs: [3],
    }),
  'half-a-file': () => {
    const whole = models['four-equal-layers']!();
    return whole.subarray(0, whole.length / 2);
  },
  'web-page': () => new TextEncoder().encode('<!DOCTYPE html><title>Sign in</title>'),
};

function activation(name: string, shape: readonly number[]): TensorSpec {
  return { name, dtype: 'int8', shape, scale: 0.05, zeroPoint: -4 };
}

function weights(name: string, shape: readonly [number, number]): TensorSpec {
  return { name, dtype: 'int8', shape, scale: 0.02, data: numbers(name, shape[0] * shape[1], 127) };
}

function bias(name: string, size: number): TensorSpec {
  return { name, dtype: 'int32', shape: [size], scale: 0.001, data: numbers(name, size, 2000) };
}

function dense(inputs: readonly number[], output: number): ModelSpec['operators'][number] {
  return { kind: 'FULLY_CONNECTED', inputs, outputs: [output] };
}

/** Always the same numbers for a name, between -limit and limit. */
function numbers(name: string, count: number, limit: number): readonly number[] {
  let state = [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 8) % (2 * limit + 1)) - limit;
  });
}
