import { describe, expect, it } from 'vitest';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels } from '../helpers/check-models.ts';
import { problemsOf } from '../helpers/problems.ts';

type Element = 'int8' | 'int16' | 'float32';
type Shapes = readonly [input: readonly number[], alpha: readonly number[]];

const shapes: Readonly<Record<string, Shapes>> = {
  'one alpha': [[2, 3, 4], [1]],
  'by channel': [[1, 3, 5, 4], [1, 1, 4]],
  'by row': [[1, 3, 5, 4], [3, 1, 1]],
  'by element': [[1, 3, 2, 4], [3, 2, 4]],
  'by column: three loops': [[2, 3, 5, 4], [1, 5, 1]],
  'by row and channel: three loops': [[1, 3, 5, 4], [3, 1, 4]],
}; // prettier-ignore

function modelOf(dtype: Element, [input, alpha]: Shapes, isConstant = true): Uint8Array {
  const floats = dtype === 'float32';
  const quant = (scale: number, zeroPoint: number) =>
    floats ? {} : { scale, zeroPoint: dtype === 'int8' ? zeroPoint : 0 };
  const count = alpha.reduce((n, size) => n * size, 1);
  const data = Array.from({ length: count }, (_, i) => (floats ? (i - 2) / 8 : ((i * 57) % 256) - 128));
  return buildModel({
    tensors: [
      { dtype, shape: input, ...quant(0.05, 11) },
      {
        dtype: floats ? 'float32' : 'int8',
        shape: alpha,
        ...(floats ? {} : { scale: 0.004, zeroPoint: -3 }),
        ...(isConstant ? { data } : {}),
      },
      { dtype, shape: input, ...quant(0.041, -20) },
    ],
    operators: [{ kind: 'PRELU', inputs: [0, 1], outputs: [2] }],
    inputs: isConstant ? [0] : [0, 1],
    outputs: [2],
  });
}

describe('PRELU', () => {
  it('runs on the host as its reference means', async () => {
    const models = Object.entries(shapes).flatMap(([name, pair]) =>
      (['int8', 'int16', 'float32'] as const).map((dtype) => ({
        name: `${name}, ${dtype}`,
        model: modelOf(dtype, pair),
      })),
    );
    const computed = { name: 'alpha computed', model: modelOf('int8', shapes['by channel']!, false) };
    await checkModels([...models, computed]);
    expect(models.length).toBeGreaterThan(0);
  });

  it('refuses an alpha that does not fit, or that is computed and needs three loops', () => {
    const message = /alpha's shape can be repeated/;
    expect(problemsOf(modelOf('int8', [[2, 3], [2, 2]])).join()).toMatch(message); // prettier-ignore
    expect(problemsOf(modelOf('int8', shapes['by column: three loops']!, false)).join()).toMatch(message);
  });
});
