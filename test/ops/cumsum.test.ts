import { describe, expect, it } from 'vitest';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels } from '../helpers/check-models.ts';
import { problemsOf } from '../helpers/problems.ts';

interface Case {
  readonly shape: readonly number[];
  readonly axis: number;
  readonly exclusive?: boolean;
  readonly reverse?: boolean;
}

const cases: Readonly<Record<string, Case>> = {
  'last axis': { shape: [2, 3, 5], axis: -1 },
  'middle axis': { shape: [2, 3, 5], axis: 1 },
  'exclusive': { shape: [2, 7], axis: 1, exclusive: true },
  'reverse': { shape: [7, 2], axis: 0, reverse: true },
  'exclusive, reverse': { shape: [2, 7], axis: 1, exclusive: true, reverse: true },
}; // prettier-ignore

function modelOf(c: Case, dtype: 'int8' | 'float32', scales: readonly [number, number] = [0.1, 0.3], zeros = [4, -5]) {
  const quant = (i: 0 | 1) => (dtype === 'int8' ? { scale: scales[i], zeroPoint: zeros[i]! } : {});
  const { exclusive = false, reverse = false } = c;
  return buildModel({
    tensors: [
      { dtype, shape: c.shape, ...quant(0) },
      { dtype: 'int32', shape: [], data: [c.axis] },
      { dtype, shape: c.shape, ...quant(1) },
    ],
    operators: [{ kind: 'CUMSUM', options: { exclusive, reverse }, inputs: [0, 1], outputs: [2] }],
    inputs: [0],
    outputs: [2],
  });
}

describe('CUMSUM', () => {
  it('runs on the host as its reference means', async () => {
    const models = Object.entries(cases).flatMap(([name, c]) =>
      (['int8', 'float32'] as const).map((dtype) => ({ name: `${name}, ${dtype}`, model: modelOf(c, dtype) })),
    );
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });

  it('begins at minus the zero point, as TFLite Micro', async () => {
    const model = modelOf({ shape: [3], axis: 0 }, 'int8', [0.5, 0.5], [10, 10]);
    const expected = [[0, 2, 6]];
    await checkModels([{ name: 'quirk', model, invocations: [[Int8Array.of(10, 12, 14)]], expected }]);
    expect(expected).toHaveLength(1);
  });

  it('refuses an axis that the input does not have', () => {
    expect(problemsOf(modelOf({ shape: [3], axis: 1 }, 'float32')).join()).toMatch(/axis 1 of 1 dimensions/);
  });
});
