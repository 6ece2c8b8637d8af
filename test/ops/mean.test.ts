import { describe, expect, it } from 'vitest';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels } from '../helpers/check-models.ts';
import { problemsOf } from '../helpers/problems.ts';

interface Case {
  readonly input: readonly number[];
  readonly axes: readonly number[];
  readonly keep?: boolean;
  readonly out: readonly number[];
  readonly scales?: readonly [input: number, output: number];
}

const cases: Readonly<Record<string, Case>> = {
  'height and width': { input: [1, 5, 7, 6], axes: [1, 2], out: [1, 6] },
  'height and width kept, batch 2': { input: [2, 4, 4, 8], axes: [1, 2], keep: true, out: [2, 1, 1, 8] },
  'axes from the end, in any order': { input: [2, 3, 4, 5], axes: [-2, -3], out: [2, 5] },
  'channels': { input: [1, 3, 5, 9], axes: [3], out: [1, 3, 5] },
  'channels, kept': { input: [1, 3, 5, 9], axes: [-1], keep: true, out: [1, 3, 5, 1] },
  'batch': { input: [3, 2, 7], axes: [0], out: [2, 7] },
  'width alone': { input: [2, 3, 4, 5], axes: [2], out: [2, 3, 5] },
  'batch and width': { input: [2, 3, 4, 5], axes: [0, 2], out: [3, 5] },
  'height and channels': { input: [2, 3, 4, 5], axes: [1, 3], out: [2, 4] },
  'one axis named twice': { input: [2, 3, 4], axes: [1, -2], out: [2, 4] },
  'one element': { input: [1, 1, 1, 5], axes: [1, 2], out: [1, 5] },
  'everything': { input: [4, 10], axes: [0, 1], out: [] },
  'output scale far below': { input: [1, 4, 4, 5], axes: [1, 2], out: [1, 5], scales: [0.9, 0.002] },
  'output scale far above': { input: [1, 4, 4, 5], axes: [1, 2], out: [1, 5], scales: [0.002, 0.9] },
  'more elements than rows hold': { input: [1, 40, 60, 3], axes: [1, 2], out: [1, 3] },
}; // prettier-ignore

type Meant = 'int8' | 'int16' | 'float32';

function model({ input, axes, keep = false, out, scales = [0.05, 0.031] }: Case, dtype: Meant): Uint8Array {
  const quant = (scale: number, zero: number) =>
    dtype === 'float32' ? {} : { scale, zeroPoint: dtype === 'int8' ? zero : 0 };
  return buildModel({
    tensors: [
      { dtype, shape: input, ...quant(scales[0], -9) },
      { dtype: 'int32', shape: [axes.length], data: axes },
      { dtype, shape: out, ...quant(scales[1], 4) },
    ],
    operators: [{ kind: 'MEAN', options: { keep_dims: keep }, inputs: [0, 1], outputs: [2] }],
    inputs: [0],
    outputs: [2],
  });
}

describe('MEAN', () => {
  it('runs on the host as its reference means', async () => {
    const wide = ['height and width', 'batch and width', 'height and channels', 'output scale far below'];
    const others = wide.flatMap((name) => (['int16', 'float32'] as const).map((dtype) => ({ name, dtype })));
    await checkModels([
      ...Object.entries(cases).map(([name, c]) => ({ name, model: model(c, 'int8') })),
      ...others.map(({ name, dtype }) => ({ name: `${name}, ${dtype}`, model: model(cases[name]!, dtype) })),
    ]);
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it('refuses axes that the input does not have', () => {
    expect(problemsOf(model({ input: [2, 3], axes: [2], out: [2] }, 'int8'))).toEqual([
      'op/rule: axes are constant and name dimensions of the input (axis 2 of 2 dimensions)',
    ]);
  });
});
