import { describe, expect, it } from 'vitest';
import { compile, isCompileError } from '../../src/index.ts';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels, genericBoard } from '../helpers/check-models.ts';
import { int8 } from '../helpers/one-op.ts';

type Shape = readonly number[];

/** A table lookup (RELU) before and after, so that the renamed tensor lies between two layers. */
function model(kind: 'SQUEEZE' | 'EXPAND_DIMS', from: Shape, to: Shape, axes: readonly number[]): Uint8Array {
  const isSqueeze = kind === 'SQUEEZE';
  return buildModel({
    tensors: [
      { ...int8(0.1), shape: from },
      { ...int8(0.09), shape: from },
      { ...int8(0.09), shape: to },
      { ...int8(0.08), shape: to },
      { dtype: 'int32', shape: [axes.length], data: axes },
    ],
    operators: [
      { kind: 'RELU', inputs: [0], outputs: [1] },
      isSqueeze
        ? { kind, inputs: [1], outputs: [2], options: { squeeze_dims: axes } }
        : { kind, inputs: [1, 4], outputs: [2] },
      { kind: 'RELU', inputs: [2], outputs: [3] },
    ],
    inputs: [0],
    outputs: [3],
  });
}

const good: Readonly<Record<string, Uint8Array>> = {
  'squeeze all': model('SQUEEZE', [1, 3, 1, 2], [3, 2], []),
  'squeeze one': model('SQUEEZE', [1, 3, 1, 2], [1, 3, 2], [2]),
  'squeeze from the end': model('SQUEEZE', [1, 3, 1, 2], [3, 1, 2], [-4]),
  'expand at the front': model('EXPAND_DIMS', [3, 2], [1, 3, 2], [0]),
  'expand inside': model('EXPAND_DIMS', [3, 2], [3, 1, 2], [1]),
  'expand at the end': model('EXPAND_DIMS', [3, 2], [3, 2, 1], [-1]),
};

const bad: readonly (readonly [string, Uint8Array, string])[] = [
  ['squeezing an axis of size 3', model('SQUEEZE', [1, 3, 2], [1, 2], [1]), 'op/rule'],
  ['squeezing an axis that is not there', model('SQUEEZE', [1, 3], [3], [7]), 'op/rule'],
  ['a stored shape that keeps the axis', model('SQUEEZE', [1, 3], [1, 3], [0]), 'graph/shape-mismatch'],
  ['expanding beyond the rank', model('EXPAND_DIMS', [3], [3, 1], [2]), 'op/rule'],
  ['expanding elsewhere than stored', model('EXPAND_DIMS', [3, 2], [3, 2, 1], [0]), 'graph/shape-mismatch'],
];

describe('SQUEEZE and EXPAND_DIMS', () => {
  it('rename without work', async () => {
    await checkModels(Object.entries(good).map(([name, bytes]) => ({ name, model: bytes })));
    const steps = Object.values(good).map((bytes) => compiled(bytes).stages.kernels.steps.length);
    expect(steps).toEqual(steps.map(() => 2));
  });

  it.each(bad)('refuse %s', (_, bytes, code) => {
    expect(codesOf(() => compiled(bytes))).toContain(code);
  });
});

function compiled(bytes: Uint8Array): ReturnType<typeof compile> {
  return compile(bytes, { fileName: 'x', name: null, backend: 'native', board: genericBoard, labels: [] });
}

function codesOf(run: () => unknown): readonly string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!isCompileError(error)) throw error;
    return error.problems.map((problem) => problem.code);
  }
}
