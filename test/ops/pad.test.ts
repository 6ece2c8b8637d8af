import { describe, expect, it } from 'vitest';
import type { TensorType } from '../../src/parse/schema.ts';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels } from '../helpers/check-models.ts';
import { problemsOf } from '../helpers/problems.ts';

interface Case {
  readonly input: readonly number[];
  readonly paddings: readonly (readonly [before: number, after: number])[];
  readonly dtype?: TensorType;
  /** PADV2 with this value; PAD without. */
  readonly value?: number;
  readonly valueScale?: number;
}

const cases: Readonly<Record<string, Case>> = {
  'around an image': { input: [1, 3, 4, 5], paddings: [[0, 0], [1, 1], [1, 1], [0, 0]] },
  'unevenly': { input: [1, 3, 4, 5], paddings: [[0, 0], [0, 1], [2, 1], [0, 0]] },
  'channels': { input: [1, 3, 2, 5], paddings: [[0, 0], [0, 0], [0, 0], [2, 3]] },
  'batch': { input: [2, 3], paddings: [[1, 2], [0, 0]] },
  'all of five dimensions': { input: [2, 1, 3, 2, 4], paddings: [[1, 0], [0, 2], [1, 1], [3, 0], [0, 5]] },
  'nothing': { input: [2, 3], paddings: [[0, 0], [0, 0]] },
  'a row': { input: [4], paddings: [[3, 2]] },
  'int16': { input: [2, 3], paddings: [[1, 0], [1, 2]], dtype: 'int16' },
  'int32': { input: [2, 3], paddings: [[1, 0], [1, 2]], dtype: 'int32' },
  'float32': { input: [2, 3], paddings: [[1, 0], [1, 2]], dtype: 'float32' },
  'bool': { input: [2, 3], paddings: [[1, 0], [1, 2]], dtype: 'bool' },
  'int8 with a value': { input: [1, 2, 3, 2], paddings: [[0, 0], [1, 1], [1, 2], [0, 0]], value: 17 },
  'int16 with a value': { input: [2, 3], paddings: [[1, 0], [1, 2]], dtype: 'int16', value: 1234 },
  'int32 with a value': { input: [2, 3], paddings: [[1, 0], [0, 2]], dtype: 'int32', value: -123456789 },
  'float32 with a value': { input: [2, 2, 3], paddings: [[1, 0], [1, 1], [1, 2]], dtype: 'float32', value: 1.1 },
}; // prettier-ignore

function model({ input, paddings, dtype = 'int8', value, valueScale = 0.05 }: Case): Uint8Array {
  const isQuantized = dtype === 'int8' || dtype === 'int16';
  const quant = isQuantized ? { scale: 0.05, zeroPoint: dtype === 'int8' ? -9 : 0 } : {};
  const out = input.map((size, i) => size + (paddings[i]?.[0] ?? 0) + (paddings[i]?.[1] ?? 0));
  const fill = value === undefined ? [] : [{ dtype, shape: [1], ...quant, ...(isQuantized ? { scale: valueScale } : {}), data: [value] }]; // prettier-ignore
  return buildModel({
    tensors: [
      { dtype, shape: input, ...quant },
      { dtype: 'int32', shape: [paddings.length, 2], data: paddings.flat() },
      { dtype, shape: out, ...quant },
      ...fill,
    ],
    operators: [
      value === undefined
        ? { kind: 'PAD', inputs: [0, 1], outputs: [2] }
        : { kind: 'PADV2', inputs: [0, 1, 3], outputs: [2] },
    ],
    inputs: [0],
    outputs: [2],
  });
}

describe('PAD and PADV2', () => {
  it('run on the host as their reference means', async () => {
    await checkModels(Object.entries(cases).map(([name, c]) => ({ name, model: model(c) })));
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it('fill with real zero, or with the given code', async () => {
    const invocations = [[Int8Array.of(1, 2)]];
    const c: Case = { input: [2], paddings: [[1, 2]] };
    await checkModels([
      { name: 'zero', model: model(c), invocations, expected: [[-9, 1, 2, -9, -9]] },
      { name: 'code', model: model({ ...c, value: 5 }), invocations, expected: [[5, 1, 2, 5, 5]] },
    ]);
  });

  it.each<[says: string, wrong: Case, got: string]>([
    ['paddings are constant, two for each of up to five dimensions, none negative', { input: [1, 1, 1, 1, 1, 1], paddings: [[0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 1]] }, 'paddings 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 for 6 dimensions'],
    ['paddings are constant, two for each of up to five dimensions, none negative', { input: [4], paddings: [[-1, 2]] }, 'paddings -1, 2 for 1 dimensions'],
    ['an int8 padding value is quantized as the output', { input: [4], paddings: [[1, 2]], value: 3, valueScale: 0.5 }, 'scale 0.5, zero point -9 in place of scale 0.05000000074505806, zero point -9'],
  ])('refuse unless %s', (says, wrong, got) => {
    expect(problemsOf(model(wrong))).toEqual([`op/rule: ${says} (${got})`]);
  }); // prettier-ignore
});
