import { describe, expect, it } from 'vitest';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels, randomBytes } from '../helpers/check-models.ts';
import { problemsOf } from '../helpers/problems.ts';

interface Case {
  readonly input: readonly number[];
  readonly weights: readonly [outputs: number, inputs: number];
  readonly out: readonly number[];
  readonly options?: Readonly<Record<string, number | string | boolean>>;
  readonly weightZero?: number;
  readonly perChannel?: boolean;
  readonly noBias?: boolean;
  readonly int4?: boolean;
  readonly biasScale?: number;
}

const cases: Readonly<Record<string, Case>> = {
  'one row': { input: [1, 10], weights: [7, 10], out: [1, 7] },
  'five rows': { input: [5, 6], weights: [4, 6], out: [5, 4] },
  'rows of a larger input': { input: [2, 3, 4], weights: [3, 8], out: [3, 3] },
  'dimensions kept': { input: [2, 3, 4], weights: [5, 4], out: [2, 3, 5], options: { keep_num_dims: true } },
  'one scale for each output': { input: [2, 9], weights: [6, 9], out: [2, 6], perChannel: true },
  'no bias': { input: [1, 5], weights: [9, 5], out: [1, 9], noBias: true },
  'weights with a zero point': { input: [3, 17], weights: [6, 17], out: [3, 6], weightZero: -23 },
  'weights with a zero point, no bias': { input: [1, 4], weights: [1, 4], out: [1, 1], weightZero: 100, noBias: true },
  'relu': { input: [1, 8], weights: [8, 8], out: [1, 8], options: { fused_activation_function: 'relu' } },
  'relu6': { input: [1, 8], weights: [8, 8], out: [1, 8], options: { fused_activation_function: 'relu6' } },
  'relu_n1_to_1': { input: [1, 8], weights: [8, 8], out: [1, 8], options: { fused_activation_function: 'relu_n1_to_1' } },
  'int4 weights': { input: [2, 7], weights: [5, 7], out: [2, 5], int4: true },
}; // prettier-ignore

function model({ input, weights, out, options = {}, ...c }: Case): Uint8Array {
  const random = randomBytes(weights[0] * 5 + weights[1]);
  const [n, k] = weights;
  const scales = Array.from({ length: c.perChannel ? n : 1 }, (_, i) => 0.004 + 0.001 * i);
  const codes = Array.from({ length: n * k }, () => (c.int4 ? (random() % 16) - 8 : random() - 128));
  const biasScales = scales.map((scale) => (c.biasScale ?? 1) * scale * 0.05);
  return buildModel({
    tensors: [
      { dtype: 'int8', shape: input, scale: 0.05, zeroPoint: -7 },
      { dtype: c.int4 ? 'int4' : 'int8', shape: weights, scale: scales, zeroPoint: c.weightZero ?? 0, data: codes },
      { dtype: 'int32', shape: [n], scale: biasScales, data: Array.from({ length: n }, () => (random() - 128) * 10) },
      { dtype: 'int8', shape: out, scale: 0.11, zeroPoint: 3 },
    ],
    operators: [{ kind: 'FULLY_CONNECTED', options, inputs: [0, 1, c.noBias ? -1 : 2], outputs: [3] }],
    inputs: [0],
    outputs: [3],
  });
}

describe('FULLY_CONNECTED', () => {
  it('runs on the host as its reference means', async () => {
    await checkModels(Object.entries(cases).map(([name, c]) => ({ name, model: model(c) })));
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it.each<[says: string, wrong: Partial<Case>, got: string]>([
    ["the input holds whole rows of the weights' length", { input: [1, 11] }, '11 elements, rows of 10'],
    ['weights with a scale for each output are symmetric (zero point 0)', { perChannel: true, weightZero: 3 }, 'zero point 3'],
    ['with one scale, the bias scale is the product of input and weight scales, to 2 % of the output scale', { biasScale: 20 }, 'bias scale 0.004000000189989805, product 0.00020000001247972264'],
  ])('refuses unless %s', (says, wrong, got) => {
    expect(problemsOf(model({ ...cases['one row']!, ...wrong }))).toEqual([`op/rule: ${says} (${got})`]);
  }); // prettier-ignore
});
