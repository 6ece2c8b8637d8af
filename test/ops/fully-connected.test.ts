import { describe, expect, it } from 'vitest';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels, randomBytes } from '../helpers/check-models.ts';
import { checkPacked } from '../helpers/check-packed.ts';
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
  readonly data?: 'int8' | 'int16' | 'float32';
  readonly bias?: 'int32';
  /** Weights of the largest size: 64-bit sums are not proven to fit 32 bits. */
  readonly heavy?: boolean;
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
  'int4 weights, one scale for each output': { input: [2, 8], weights: [11, 8], out: [2, 11], int4: true, perChannel: true },
  'int4 weights with a zero point': { input: [3, 9], weights: [6, 9], out: [3, 6], int4: true, weightZero: -3, noBias: true },
  'int16': { data: 'int16', input: [3, 10], weights: [7, 10], out: [3, 7] },
  'int16, one scale for each output, no bias, relu': { data: 'int16', input: [2, 9], weights: [6, 9], out: [2, 6], perChannel: true, noBias: true, options: { fused_activation_function: 'relu' } },
  'int16, sums of 64 bits': { data: 'int16', heavy: true, input: [2, 600], weights: [6, 600], out: [2, 6] },
  'int16, weights with a zero point': { data: 'int16', input: [3, 17], weights: [6, 17], out: [3, 6], weightZero: -23 },
  'int16, bias of 32 bits': { data: 'int16', bias: 'int32', input: [3, 10], weights: [7, 10], out: [3, 7] },
  'int16, bias of 32 bits, sums that wrap': { data: 'int16', bias: 'int32', heavy: true, input: [2, 600], weights: [6, 600], out: [2, 6], weightZero: -128 },
  'int16, no bias, which would have had 32 bits': { data: 'int16', noBias: true, options: { quantized_bias_type: 'int32' }, input: [3, 10], weights: [7, 10], out: [3, 7] },
  'float32': { data: 'float32', input: [3, 10], weights: [7, 10], out: [3, 7] },
  'float32, no bias, relu_n1_to_1': { data: 'float32', noBias: true, input: [1, 33], weights: [8, 33], out: [1, 8], options: { fused_activation_function: 'relu_n1_to_1' } },
}; // prettier-ignore

function model({ input, weights, out, options = {}, data = 'int8', ...c }: Case): Uint8Array {
  const random = randomBytes(weights[0] * 5 + weights[1]);
  const [n, k] = weights;
  const floats = data === 'float32';
  const scales = Array.from({ length: c.perChannel ? n : 1 }, (_, i) => 0.004 + 0.001 * i);
  const [inScale, outScale, zero] = data === 'int16' ? [0.0003, 0.0011, 0] : [0.05, 0.11, 1];
  const weight = (): number => {
    if (c.int4) return (random() % 16) - 8;
    return c.heavy ? 127 - (random() % 2) : (random() - 128) / (floats ? 64 : 1);
  };
  const quant = (scale: number | readonly number[], zeroPoint = 0) => (floats ? {} : { scale, zeroPoint });
  const biasTypes = { int8: 'int32', int16: 'int64', float32: 'float32' } as const;
  const biasScales = scales.map((scale) => (c.biasScale ?? 1) * scale * inScale);
  const biases = Array.from({ length: n }, () => (random() - 128) * (floats ? 1 / 16 : 10));
  return buildModel({
    tensors: [
      { dtype: data, shape: input, ...quant(inScale, -7 * zero) },
      {
        dtype: c.int4 ? 'int4' : floats ? 'float32' : 'int8',
        shape: weights,
        ...quant(scales, c.weightZero ?? 0),
        data: Array.from({ length: n * k }, weight),
      },
      { dtype: c.bias ?? biasTypes[data], shape: [n], ...quant(biasScales), data: biases },
      { dtype: data, shape: out, ...quant(outScale, 3 * zero) },
    ],
    operators: [{ kind: 'FULLY_CONNECTED', options, inputs: [0, 1, c.noBias ? -1 : 2], outputs: [3] }],
    inputs: [0],
    outputs: [3],
  });
}

describe('FULLY_CONNECTED', () => {
  it('runs on the host as its reference means', { timeout: 120_000 }, async () => {
    await checkModels(Object.entries(cases).map(([name, c]) => ({ name, model: model(c) })));
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(cases).filter((name) => name.startsWith('int4')))(
    '%s: stay packed where flash is short',
    async (name) => {
      await checkPacked(model(cases[name]!));
    },
  );

  it.each<[says: string, wrong: Partial<Case>, got: string]>([
    ["the input holds whole rows of the weights' length", { input: [1, 11] }, '11 elements, rows of 10'],
    ['weights with a scale for each output are symmetric (zero point 0)', { perChannel: true, weightZero: 3 }, 'zero point 3'],
    ['with one scale, the bias scale is the product of input and weight scales, to 2 % of the output scale', { biasScale: 20 }, 'bias scale 0.004000000189989805, product 0.00020000001247972264'],
  ])('refuses unless %s', (says, wrong, got) => {
    expect(problemsOf(model({ ...cases['one row']!, ...wrong }))).toEqual([`op/rule: ${says} (${got})`]);
  }); // prettier-ignore
});
