import { describe, expect, it } from 'vitest';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels, randomBytes } from '../helpers/check-models.ts';

interface Case {
  readonly input: readonly [number, number, number, number];
  readonly weights: readonly [number, number, number, number];
  readonly options?: Readonly<Record<string, number | string>>;
  readonly perTensor?: boolean;
  readonly noBias?: boolean;
  readonly out: readonly [number, number];
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
}; // prettier-ignore

function model({ input, weights, options = {}, perTensor = false, noBias = false, out }: Case): Uint8Array {
  const random = randomBytes(weights[0] * 7 + input[3]);
  const channels = weights[0];
  const scales = Array.from({ length: perTensor ? 1 : channels }, (_, c) => 0.004 + 0.001 * c);
  const count = weights.reduce((n, size) => n * size, 1);
  return buildModel({
    tensors: [
      { dtype: 'int8', shape: [...input], scale: 0.05, zeroPoint: -7 },
      { dtype: 'int8', shape: [...weights], scale: scales, data: Array.from({ length: count }, () => random() - 128) },
      {
        dtype: 'int32',
        shape: [channels],
        scale: scales.map((s) => s * 0.05),
        data: Array.from({ length: channels }, () => (random() - 128) * 10),
      },
      { dtype: 'int8', shape: [input[0], ...out, channels], scale: 0.11, zeroPoint: 3 },
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
  it('runs on the host as its reference means', async () => {
    await checkModels(Object.entries(cases).map(([name, c]) => ({ name, model: model(c) })));
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });
});
