import { describe, expect, it } from 'vitest';
import { compile, isCompileError } from '../../src/index.ts';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels, genericBoard, randomBytes } from '../helpers/check-models.ts';
import { checkPacked } from '../helpers/check-packed.ts';
import { problemsOf } from '../helpers/problems.ts';

interface Case {
  readonly input: readonly [batch: number, height: number, width: number, channels: number];
  readonly kernel: readonly [height: number, width: number];
  readonly multiplier?: number;
  readonly options?: Readonly<Record<string, number | string>>;
  readonly perTensor?: boolean;
  readonly noBias?: boolean;
  readonly weights?: 'int8' | 'int4';
  readonly data?: 'int8' | 'int16' | 'float32';
  readonly bias?: 'int32';
  /** Biases so large that sums are not proven to fit 32 bits. */
  readonly heavy?: boolean;
  readonly out: readonly [height: number, width: number];
  readonly run: string;
}

const [valid, relu] = [{ padding: 'valid' }, { fused_activation_function: 'relu' }];
const stride = (h: number, w: number): Record<string, number> => ({ stride_h: h, stride_w: w });
const dilation = (h: number, w: number): Record<string, number> => ({ dilation_h_factor: h, dilation_w_factor: w });

const cases: Readonly<Record<string, Case>> = {
  '3x3 on one pixel': { input: [1, 1, 1, 5], kernel: [3, 3], out: [1, 1], run: 'depthwise_conv_3x3_s8' },
  '3x3, rows of 2': { input: [1, 5, 2, 3], kernel: [3, 3], out: [5, 2], run: 'depthwise_conv_3x3_s8' },
  '3x3, rows of 3': { input: [1, 2, 3, 4], kernel: [3, 3], out: [2, 3], run: 'depthwise_conv_3x3_s8' },
  '3x3, rows of 4, batch 3': { input: [3, 4, 4, 4], kernel: [3, 3], out: [4, 4], run: 'depthwise_conv_3x3_s8' },
  '3x3, rows of 5, relu': { input: [1, 6, 5, 8], kernel: [3, 3], options: relu, out: [6, 5], run: 'depthwise_conv_3x3_s8' },
  '3x3, rows of 8': { input: [1, 3, 8, 1], kernel: [3, 3], out: [3, 8], run: 'depthwise_conv_3x3_s8' },
  '3x3, rows of 13': { input: [1, 3, 13, 2], kernel: [3, 3], out: [3, 13], run: 'depthwise_conv_3x3_s8' },
  '3x3, rows of 16, one scale, no bias': { input: [1, 4, 16, 3], kernel: [3, 3], perTensor: true, noBias: true, out: [4, 16], run: 'depthwise_conv_3x3_s8' },
  '3x3, stride 2, padded after only': { input: [1, 8, 10, 3], kernel: [3, 3], options: stride(2, 2), out: [4, 5], run: 'depthwise_conv_3x3_s8' },
  '3x3, stride 2, padded on both sides': { input: [1, 9, 11, 3], kernel: [3, 3], options: stride(2, 2), out: [5, 6], run: 'depthwise_conv_3x3_s8' },
  '3x3, stride 2, valid': { input: [1, 9, 20, 3], kernel: [3, 3], options: { ...valid, ...stride(2, 2) }, out: [4, 9], run: 'depthwise_conv_3x3_s8' },
  '3x3, stride 3 by 4': { input: [1, 9, 23, 3], kernel: [3, 3], options: stride(3, 4), out: [3, 6], run: 'depthwise_conv_3x3_s8' },
  '3x3, valid': { input: [1, 5, 12, 4], kernel: [3, 3], options: valid, out: [3, 10], run: 'depthwise_conv_3x3_s8' },
  '3x3, dilation 2': { input: [1, 7, 8, 6], kernel: [3, 3], options: dilation(2, 2), out: [7, 8], run: 'depthwise_conv_2d_s8' },
  '3x3, dilation 1 by 3, valid': { input: [1, 6, 9, 5], kernel: [3, 3], options: { ...valid, ...dilation(1, 3) }, out: [4, 3], run: 'depthwise_conv_2d_s8' },
  '5x4, relu6': { input: [2, 6, 7, 9], kernel: [5, 4], options: { fused_activation_function: 'relu6' }, out: [6, 7], run: 'depthwise_conv_2d_s8' },
  '1x1': { input: [1, 3, 3, 7], kernel: [1, 1], out: [3, 3], run: 'depthwise_conv_2d_s8' },
  'a column of pixels': { input: [2, 12, 1, 5], kernel: [4, 1], options: valid, out: [9, 1], run: 'depthwise_conv_2d_s8' },
  'a column of pixels, padded, stride 2': { input: [1, 12, 1, 8], kernel: [5, 1], options: stride(2, 2), out: [6, 1], run: 'depthwise_conv_2d_s8' },
  'whole image in one window': { input: [1, 5, 5, 4], kernel: [5, 5], options: valid, out: [1, 1], run: 'depthwise_conv_2d_s8' },
  'kernel larger than the image': { input: [1, 2, 2, 4], kernel: [5, 5], out: [2, 2], run: 'depthwise_conv_2d_s8' },
  'multiplier 8 on one channel': { input: [1, 7, 6, 1], kernel: [3, 3], multiplier: 8, options: stride(2, 2), out: [4, 3], run: 'conv_2d_s8' },
  'multiplier 3, dilation 2': { input: [1, 7, 6, 2], kernel: [3, 2], multiplier: 3, options: dilation(2, 2), out: [7, 6], run: 'conv_2d_s8' },
  'int4 weights': { input: [1, 4, 4, 6], kernel: [3, 3], weights: 'int4', out: [4, 4], run: 'depthwise_conv_3x3_s8' },
  'int4 weights, odd channels, 5x2, dilation': { input: [2, 6, 5, 5], kernel: [5, 2], options: dilation(1, 2), weights: 'int4', out: [6, 5], run: 'depthwise_conv_2d_s8' },
  'int4 weights, multiplier 3': { input: [1, 4, 5, 2], kernel: [3, 3], multiplier: 3, weights: 'int4', out: [4, 5], run: 'conv_2d_s8' },
  'int16, 3x3, relu': { data: 'int16', input: [2, 5, 6, 7], kernel: [3, 3], options: relu, out: [5, 6], run: 'depthwise_conv_2d_s16' },
  'int16, stride, one scale, no bias': { data: 'int16', input: [1, 7, 8, 4], kernel: [3, 4], options: stride(2, 3), perTensor: true, noBias: true, out: [4, 3], run: 'depthwise_conv_2d_s16' },
  'int16, dilation, sums of 64 bits': { data: 'int16', heavy: true, input: [1, 7, 6, 5], kernel: [3, 2], options: dilation(3, 2), out: [7, 6], run: 'depthwise_conv_2d_s16' },
  'int16, a column of pixels': { data: 'int16', input: [1, 9, 1, 3], kernel: [4, 1], options: valid, out: [6, 1], run: 'depthwise_conv_2d_s16' },
  'int16, multiplier 3': { data: 'int16', input: [1, 4, 5, 2], kernel: [3, 3], multiplier: 3, out: [4, 5], run: 'conv_2d_s16' },
  'float32, 3x3, relu': { data: 'float32', input: [2, 5, 6, 7], kernel: [3, 3], options: relu, out: [5, 6], run: 'depthwise_conv_2d_f32' },
  'float32, dilation, stride, no bias': { data: 'float32', input: [1, 7, 8, 4], kernel: [3, 4], options: { ...stride(2, 1), dilation_h_factor: 2 }, noBias: true, out: [4, 8], run: 'depthwise_conv_2d_f32' },
  'float32, multiplier 5, valid': { data: 'float32', input: [1, 5, 5, 2], kernel: [2, 3], multiplier: 5, options: valid, out: [4, 3], run: 'conv_2d_f32' },
}; // prettier-ignore

function model(c: Case): Uint8Array {
  const { input, kernel, multiplier = 1, options = {}, perTensor = false, noBias = false, out, data = 'int8' } = c;
  const random = randomBytes(input[1] * 7 + kernel[0]);
  const channels = input[3] * multiplier;
  const floats = data === 'float32';
  const scales = Array.from({ length: perTensor ? 1 : channels }, (_, i) => 0.004 + 0.001 * i);
  const count = kernel[0] * kernel[1] * channels;
  const spread = c.weights === 'int4' ? 16 : 1;
  const [inScale, outScale, zero] = data === 'int16' ? [0.0003, c.heavy ? 0.2 : 0.0011, 0] : [0.05, 0.11, 1];
  const quant = (scale: number | readonly number[], zeroPoint = 0) => (floats ? {} : { scale, zeroPoint });
  const biasTypes = { int8: 'int32', int16: 'int64', float32: 'float32' } as const;
  const biasFactor = floats ? 1 / 16 : c.heavy ? 2 ** 26 : 10;
  return buildModel({
    tensors: [
      { dtype: data, shape: [...input], ...quant(inScale, -7 * zero) },
      {
        dtype: floats ? 'float32' : (c.weights ?? 'int8'),
        shape: [1, ...kernel, channels],
        ...quant(scales),
        axis: 3,
        data: Array.from({ length: count }, () =>
          floats ? (random() - 128) / 64 : Math.floor((random() - 128) / spread),
        ),
      },
      {
        dtype: c.bias ?? biasTypes[data],
        shape: [channels],
        ...quant(scales.map((s) => s * inScale)),
        data: Array.from({ length: channels }, () => (random() - 128) * biasFactor),
      },
      { dtype: data, shape: [input[0], ...out, channels], ...quant(outScale, 3 * zero) },
    ],
    operators: [
      {
        kind: 'DEPTHWISE_CONV_2D',
        options: { padding: 'same', stride_h: 1, stride_w: 1, depth_multiplier: multiplier, ...options },
        inputs: noBias ? [0, 1] : [0, 1, 2],
        outputs: [3],
      },
    ],
    inputs: [0],
    outputs: [3],
  });
}

const settings = { fileName: 'dw.tflite', name: 'dw', backend: 'native', board: genericBoard, labels: [] } as const;
const small: Case = { input: [1, 4, 4, 6], kernel: [3, 3], out: [4, 4], run: '' };

describe('DEPTHWISE_CONV_2D', () => {
  it('runs on the host as its reference means', { timeout: 120_000 }, async () => {
    await checkModels(Object.entries(cases).map(([name, c]) => ({ name, model: model(c) })));
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it.each(Object.entries(cases))('%s: takes the kernel meant for it', (_, c) => {
    const { steps } = compile(model(c), settings).stages.plan.kernelPlan;
    expect(steps.map((step) => step.kernel.name)).toEqual([c.run]);
  });

  it.each(Object.keys(cases).filter((name) => name.startsWith('int4')))(
    '%s: stay packed where flash is short',
    async (name) => {
      await checkPacked(model(cases[name]!));
    },
  );

  it('refuses biases of 32 bits for int16, with the reason', () => {
    try {
      compile(model({ ...small, data: 'int16', bias: 'int32' }), settings);
      expect.unreachable();
    } catch (error) {
      if (!isCompileError(error)) throw error;
      expect(error.problems[0]?.message).toBe('DEPTHWISE_CONV_2D does not take these types');
      expect(error.problems[0]?.hint).toMatch(/reads the bias as int64/);
    }
  });

  it('counts a product for each output and tap', () => {
    const { steps } = compile(model(small), settings).stages.plan.kernelPlan;
    expect(steps[0]?.macs).toBe(4 * 4 * 6 * 9);
  });

  it('refuses channels that the multiplier does not give', () => {
    const wrong = model({ ...small, options: { depth_multiplier: 2 } });
    expect(problemsOf(wrong)).toEqual([
      'op/rule: output channels are depth_multiplier times the input channels (6 to 6 channels, depth_multiplier 2)',
    ]);
  });

  it('refuses strides of nothing', () => {
    const wrong = model({ ...small, options: stride(0, 1) });
    expect(problemsOf(wrong)).toEqual(['op/rule: strides and dilations are at least 1 (strides 0x1, dilations 1x1)']);
  });
});
