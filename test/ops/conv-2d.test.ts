import { describe, expect, it } from 'vitest';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels, randomBytes } from '../helpers/check-models.ts';
import { checkPacked } from '../helpers/check-packed.ts';
import { problemsOf } from '../helpers/problems.ts';

interface Case {
  readonly input: readonly [number, number, number, number];
  readonly weights: readonly [number, number, number, number];
  readonly options?: Readonly<Record<string, number | string>>;
  readonly perTensor?: boolean;
  readonly noBias?: boolean;
  readonly out: readonly [number, number];
  readonly data?: 'int8' | 'int16' | 'float32';
  readonly bias?: 'int32' | 'int64';
  readonly int4?: boolean;
  /** Weights of the largest size: 64-bit sums are not proven to fit 32 bits. */
  readonly heavy?: boolean;
  readonly zeroIn?: number;
  readonly outScale?: number;
}

const cases: Readonly<Record<string, Case>> = {
  'one by one': { input: [1, 3, 4, 8], weights: [5, 1, 1, 8], out: [3, 4] },
  'one by one, two pixels high, batch 2': { input: [2, 2, 1, 3], weights: [4, 1, 1, 3], out: [2, 1] },
  'three by three, same': { input: [1, 5, 6, 3], weights: [6, 3, 3, 3], out: [5, 6] },
  'three by three, valid': { input: [1, 5, 6, 3], weights: [6, 3, 3, 3], options: { padding: 'valid' }, out: [3, 4] },
  'stride 2 by 3': { input: [1, 7, 8, 2], weights: [4, 3, 3, 2], options: { stride_h: 2, stride_w: 3 }, out: [4, 3] },
  'dilation 2 by 1': { input: [1, 7, 7, 2], weights: [4, 3, 3, 2], options: { dilation_h_factor: 2 }, out: [7, 7] },
  'two groups': { input: [1, 4, 4, 6], weights: [4, 3, 3, 3], out: [4, 4] },
  'one scale, no bias, relu': { input: [1, 4, 4, 4], weights: [3, 2, 2, 4], perTensor: true, noBias: true, options: { fused_activation_function: 'relu' }, out: [4, 4] },
  'relu6, batch 3': { input: [3, 4, 4, 2], weights: [5, 3, 2, 2], options: { fused_activation_function: 'relu6' }, out: [4, 4] },
  'kernel larger than the image': { input: [1, 2, 2, 1], weights: [2, 5, 5, 1], out: [2, 2] },
  'int4, packed or not, groups': { int4: true, input: [1, 4, 4, 6], weights: [10, 3, 3, 3], out: [4, 4] },
  'int4, one by one': { int4: true, input: [1, 4, 3, 5], weights: [6, 1, 1, 5], out: [4, 3] },
  'int16': { data: 'int16', input: [1, 5, 6, 3], weights: [6, 3, 3, 3], out: [5, 6] },
  'int16, one by one, no bias': { data: 'int16', input: [2, 3, 2, 7], weights: [9, 1, 1, 7], noBias: true, out: [3, 2] },
  'int16, groups, dilation, relu': { data: 'int16', input: [2, 7, 6, 4], weights: [10, 3, 2, 2], options: { dilation_h_factor: 2, dilation_w_factor: 3, fused_activation_function: 'relu' }, out: [7, 6] },
  'int16, valid, stride, one scale': { data: 'int16', perTensor: true, input: [1, 7, 8, 2], weights: [4, 3, 3, 2], options: { padding: 'valid', stride_h: 2, stride_w: 3 }, out: [3, 2] },
  'int16, sums of 64 bits': { data: 'int16', heavy: true, input: [1, 3, 3, 70], weights: [5, 3, 3, 70], out: [3, 3] },
  'int16, one by one, sums of 64 bits': { data: 'int16', heavy: true, input: [1, 2, 2, 600], weights: [5, 1, 1, 600], out: [2, 2] },
  'int16, bias of 32 bits': { data: 'int16', bias: 'int32', input: [1, 4, 4, 3], weights: [6, 3, 3, 3], out: [4, 4] },
  'int16, bias of 32 bits, sums that wrap': { data: 'int16', bias: 'int32', heavy: true, outScale: 0.1, input: [1, 2, 2, 600], weights: [5, 1, 1, 600], out: [2, 2] },
  'int16, no bias, which would have had 32 bits': { data: 'int16', noBias: true, options: { quantized_bias_type: 'int32' }, input: [1, 4, 4, 3], weights: [6, 3, 3, 3], out: [4, 4] },
  'int16, factors above 1': { data: 'int16', bias: 'int32', outScale: 1e-6, input: [1, 4, 4, 3], weights: [6, 3, 3, 3], out: [4, 4] },
  'float32': { data: 'float32', input: [1, 5, 6, 3], weights: [6, 3, 3, 3], out: [5, 6] },
  'float32, one by one, relu6': { data: 'float32', input: [2, 3, 2, 7], weights: [9, 1, 1, 7], options: { fused_activation_function: 'relu6' }, out: [3, 2] },
  'float32, groups, dilation, no bias': { data: 'float32', noBias: true, input: [2, 7, 6, 4], weights: [10, 3, 2, 2], options: { dilation_h_factor: 2, dilation_w_factor: 3 }, out: [7, 6] },
  'float32, stride, kernel larger than the image': { data: 'float32', input: [1, 3, 4, 2], weights: [5, 5, 6, 2], options: { stride_h: 2 }, out: [2, 4] },
}; // prettier-ignore

function model(c: Case): Uint8Array {
  const { input, weights, options = {}, perTensor = false, noBias = false, out, data = 'int8' } = c;
  const random = randomBytes(weights[0] * 7 + input[3]);
  const channels = weights[0];
  const floats = data === 'float32';
  const scales = Array.from({ length: perTensor ? 1 : channels }, (_, i) => 0.004 + 0.001 * i);
  const count = weights.reduce((n, size) => n * size, 1);
  const [inScale, outScale, zero] = data === 'int16' ? [0.0003, 0.0011, 0] : [0.05, 0.11, 1];
  const weight = (): number => {
    if (c.int4) return (random() % 16) - 8;
    return c.heavy ? 127 - (random() % 2) : (random() - 128) / (floats ? 64 : 1);
  };
  const quant = (scale: number | readonly number[], zeroPoint = 0) =>
    floats ? {} : { scale, zeroPoint: zeroPoint * zero };
  const biasTypes = { int8: 'int32', int16: 'int64', float32: 'float32' } as const;
  return buildModel({
    tensors: [
      { dtype: data, shape: [...input], ...quant(inScale), zeroPoint: c.zeroIn ?? -7 * zero },
      {
        dtype: c.int4 ? 'int4' : floats ? 'float32' : 'int8',
        shape: [...weights],
        ...quant(scales),
        data: Array.from({ length: count }, weight),
      },
      {
        dtype: c.bias ?? biasTypes[data],
        shape: [channels],
        ...quant(scales.map((s) => s * inScale)),
        data: Array.from({ length: channels }, () => (random() - 128) * (floats ? 1 / 16 : 10)),
      },
      { dtype: data, shape: [input[0], ...out, channels], ...quant(c.outScale ?? outScale, 3) },
    ],
    operators: [
      {
        kind: 'CONV_2D',
        options: { padding: 'same', stride_h: 1, stride_w: 1, ...options },
        inputs: noBias ? [0, 1, -1] : [0, 1, 2],
        outputs: [3],
      },
    ],
    inputs: [0],
    outputs: [3],
  });
}

describe('CONV_2D', () => {
  it('runs on the host as its reference means', { timeout: 120_000 }, async () => {
    await checkModels(Object.entries(cases).map(([name, c]) => ({ name, model: model(c) })));
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it.each(['int4, packed or not, groups', 'int4, one by one'])(
    '%s: stays packed where flash is short',
    async (name) => {
      await checkPacked(model(cases[name]!));
    },
  );

  it.each<[says: string, wrong: Partial<Case>, got: RegExp]>([
    ['int16 has zero point 0', { data: 'int16', zeroIn: 5 }, /int16 inputs and outputs have zero point 0/],
    ['factors of 64-bit sums are small', { data: 'int16', outScale: 1e-9 }, /output codes below 2\^7 \(factor/],
    ['int16 has int8 weights', { data: 'int16', int4: true }, /does not take these types/],
  ])('refuses unless %s', (_, wrong, got) => {
    expect(problemsOf(model({ ...cases['three by three, same']!, ...wrong })).join('\n')).toMatch(got);
  });
});
