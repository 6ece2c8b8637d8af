import { describe, expect, it } from 'vitest';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels } from '../helpers/check-models.ts';

type Shape = readonly number[];

const cases: Readonly<Record<string, readonly [input: Shape, window: number, stride: number, padding: string, out: Shape]>> = {
  'valid': [[1, 6, 8, 3], 2, 2, 'valid', [1, 3, 4, 3]],
  'same': [[2, 5, 5, 2], 3, 1, 'same', [2, 5, 5, 2]],
}; // prettier-ignore

describe('L2_POOL_2D', () => {
  it('runs on the host as its reference means', async () => {
    const models = Object.entries(cases).map(([name, [shape, window, stride, padding, out]]) => {
      const options = { padding, stride_h: stride, stride_w: stride, filter_height: window, filter_width: window };
      const model = buildModel({
        tensors: [
          { dtype: 'float32', shape },
          { dtype: 'float32', shape: out },
        ],
        operators: [{ kind: 'L2_POOL_2D', options, inputs: [0], outputs: [1] }],
        inputs: [0],
        outputs: [1],
      });
      return { name, model };
    });
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });
});
