import { describe, expect, it } from 'vitest';
import type { BuiltinOperator } from '../../src/parse/schema.ts';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels } from '../helpers/check-models.ts';
import { problemsOf } from '../helpers/problems.ts';

type Element = 'int8' | 'int16' | 'float32' | 'bool';
type Case = readonly [input: readonly number[], axes: readonly number[], out: readonly number[]];

const cases: readonly Case[] = [
  [[1, 5, 7, 6], [1, 2], [1, 6]],
  [[2, 3, 4, 5], [0, 2], [3, 5]],
  [[2, 3, 4, 5], [-1, 1], [2, 4]],
  [[4, 10], [0, 1], []],
]; // prettier-ignore

const kinds: readonly (readonly [BuiltinOperator, readonly Element[]])[] = [
  ['SUM', ['int8', 'int16', 'float32']],
  ['REDUCE_MAX', ['int8', 'float32']],
  ['REDUCE_MIN', ['int8', 'float32']],
  ['REDUCE_PROD', ['float32']],
  ['REDUCE_ALL', ['bool']],
  ['REDUCE_ANY', ['bool']],
];

function modelOf(kind: BuiltinOperator, dtype: Element, [input, axes, out]: Case, outScale = 0.05): Uint8Array {
  const quant = (scale: number) => {
    if (dtype === 'int8') return { scale, zeroPoint: -9 };
    return dtype === 'int16' ? { scale } : {};
  };
  return buildModel({
    tensors: [
      { dtype, shape: input, ...quant(0.05) },
      { dtype: 'int32', shape: [axes.length], data: axes },
      { dtype, shape: out, ...quant(outScale) },
    ],
    operators: [{ kind, inputs: [0, 1], outputs: [2] }],
    inputs: [0],
    outputs: [2],
  });
}

describe('reductions', () => {
  it.each(kinds)('%s runs on the host as its reference means', async (kind, dtypes) => {
    const models = dtypes.flatMap((dtype) =>
      cases.map((c) => ({
        name: `${dtype} ${c[0].join('x')}`,
        model: modelOf(kind, dtype, c, kind === 'SUM' ? 0.3 : 0.05),
      })),
    );
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });

  it('does not change the scale of an extreme', () => {
    expect(problemsOf(modelOf('REDUCE_MAX', 'int8', cases[0]!, 0.1)).join()).toMatch(/same quantization/);
  });

  it.each([
    ['REDUCE_ALL', [1, 0]],
    ['REDUCE_ANY', [1, 1]],
  ] as const)('%s tells truth values', async (kind, expected) => {
    const model = modelOf(kind, 'bool', [[2, 2], [1], [2]]);
    await checkModels([{ name: kind, model, invocations: [[Uint8Array.of(1, 1, 0, 1)]], expected: [[...expected]] }]);
    expect(expected).toHaveLength(2);
  });
});
