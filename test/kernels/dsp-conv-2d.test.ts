import { describe, expect, it } from 'vitest';
import type { Board } from '../../src/boards/board.ts';
import { compile } from '../../src/index.ts';
import { dspBoard } from '../helpers/boards.ts';
import { buildModel } from '../helpers/build-model.ts';
import { type CheckedModel, checkModels, genericBoard, randomBytes } from '../helpers/check-models.ts';
import { haveArmTools } from '../run/fixtures.ts';

interface Case {
  readonly name: string;
  readonly input: readonly [batch: number, height: number, width: number, channels: number];
  readonly kernel: readonly [height: number, width: number];
  readonly n: number;
  readonly options?: Readonly<Record<string, number | string>>;
  readonly out: readonly [height: number, width: number];
  readonly zeroIn?: number;
  /** Above -128 or without an activation: sums keep their sign. */
  readonly zeroOut?: number;
  readonly perTensor?: boolean;
  readonly outputScale?: number;
  /** Weight i, of all channels; random when left out. */
  readonly weight?: (i: number) => number;
  readonly depthwise?: boolean;
  readonly weightType?: 'int4';
  /** When not the kernel for windows. */
  readonly run?: string;
}

const relu = { fused_activation_function: 'relu' };
const valid = { padding: 'valid' };
const stride = (h: number, w: number): Record<string, number> => ({ stride_h: h, stride_w: w });
const dilation = (h: number, w: number): Record<string, number> => ({ dilation_h_factor: h, dilation_w_factor: w });
const planes = { depthwise: true, kernel: [3, 3], run: 'depthwise_conv_3x3_dsp_s8' } as const;
const extremes = (i: number): number => ((i * 7) % 5 < 2 ? -127 : 127);

const cases: readonly Case[] = [
  { name: '3x3, rows of 12 taps', input: [1, 5, 6, 4], kernel: [3, 3], n: 8, out: [5, 6] },
  { name: '3x3, rows of 9 taps, stride 2', input: [1, 8, 10, 3], kernel: [3, 3], n: 8, options: { ...relu, ...stride(2, 2) }, out: [4, 5], zeroIn: -1, zeroOut: -128 },
  { name: '3x3, one channel, stride 2', input: [1, 8, 8, 1], kernel: [3, 3], n: 8, options: { ...relu, ...stride(2, 2) }, out: [4, 4], zeroOut: -128 },
  { name: '10x4, one channel, stride 2', input: [1, 19, 8, 1], kernel: [10, 4], n: 12, options: { ...relu, ...stride(2, 2) }, out: [10, 4], zeroOut: -128 },
  { name: '3x3, 16 channels', input: [1, 4, 4, 16], kernel: [3, 3], n: 16, options: relu, out: [4, 4], zeroIn: -128, zeroOut: -128 },
  { name: 'odd number of pixels, 9 outputs', input: [1, 5, 3, 5], kernel: [3, 3], n: 9, out: [5, 3] },
  { name: 'one output pixel, valid', input: [1, 3, 3, 6], kernel: [3, 3], n: 7, options: valid, out: [1, 1] },
  { name: 'one output pixel, larger kernel', input: [1, 1, 1, 6], kernel: [3, 5], n: 5, out: [1, 1] },
  { name: 'rows of 6 taps, one output', input: [1, 4, 5, 3], kernel: [3, 2], n: 1, out: [4, 5] },
  { name: 'rows of 3 taps, two outputs', input: [1, 7, 5, 3], kernel: [4, 1], n: 2, options: valid, out: [4, 5] },
  { name: 'rows of 15 taps, three outputs', input: [1, 6, 8, 3], kernel: [2, 5], n: 3, out: [6, 8] },
  { name: 'stride 3 by 2, valid', input: [1, 11, 9, 4], kernel: [4, 3], n: 6, options: { ...valid, ...stride(3, 2) }, out: [3, 4] },
  { name: 'dilation 2', input: [1, 7, 8, 4], kernel: [3, 3], n: 5, options: dilation(2, 2), out: [7, 8] },
  { name: 'dilation 2 by 1', input: [1, 8, 5, 3], kernel: [3, 3], n: 4, options: dilation(2, 1), out: [8, 5] },
  { name: 'dilation 1 by 3, valid', input: [1, 5, 10, 3], kernel: [3, 3], n: 4, options: { ...valid, ...dilation(1, 3) }, out: [3, 4] },
  { name: 'batch of 3', input: [3, 3, 3, 4], kernel: [2, 2], n: 6, out: [3, 3] },
  { name: 'kernel larger than the image', input: [1, 2, 2, 2], kernel: [5, 5], n: 4, out: [2, 2] },
  { name: 'padded 1x1, several images', input: [2, 5, 5, 6], kernel: [1, 1], n: 4, options: stride(2, 2), out: [3, 3] },
  { name: 'one scale, relu from 3', input: [1, 4, 5, 8], kernel: [3, 3], n: 8, options: relu, perTensor: true, out: [4, 5] },
  { name: 'relu6', input: [1, 4, 5, 3], kernel: [3, 3], n: 8, options: { fused_activation_function: 'relu6' }, out: [4, 5], zeroOut: -100 },
  { name: 'extremes', input: [1, 4, 4, 24], kernel: [3, 3], n: 6, options: relu, weight: extremes, out: [4, 4], zeroOut: -128, outputScale: 8 },
  { name: 'extremes of both signs', input: [1, 4, 4, 9], kernel: [3, 3], n: 6, weight: extremes, out: [4, 4], outputScale: 4 },
  { name: 'int4 weights', input: [1, 4, 4, 3], kernel: [3, 3], n: 4, weightType: 'int4', out: [4, 4] },
  { name: 'depthwise 10x8, multiplier 8', input: [1, 21, 12, 1], kernel: [10, 8], n: 8, depthwise: true, options: { ...relu, ...stride(2, 2) }, out: [11, 6], zeroOut: -128 },
  { name: 'depthwise 3x3, multiplier 8', input: [1, 7, 6, 1], kernel: [3, 3], n: 8, depthwise: true, options: stride(2, 2), out: [4, 3] },
  { name: 'depthwise, rows of 1', ...planes, input: [1, 19, 1, 4], n: 4, out: [19, 1] },
  { name: 'depthwise, rows of 2', ...planes, input: [1, 3, 2, 8], n: 8, out: [3, 2] },
  { name: 'depthwise, rows of 5', ...planes, input: [1, 7, 5, 8], n: 8, options: relu, out: [7, 5], zeroIn: -128, zeroOut: -128 },
  { name: 'depthwise, rows of 6, one scale', ...planes, input: [1, 6, 6, 4], n: 4, perTensor: true, out: [6, 6] },
  { name: 'depthwise, rows of 7, batch 2', ...planes, input: [2, 4, 7, 4], n: 4, out: [4, 7] },
  { name: 'depthwise, several blocks', ...planes, input: [2, 23, 39, 4], n: 4, options: relu, out: [23, 39], zeroOut: -128 },
  { name: 'depthwise, several blocks, stride 2', ...planes, input: [1, 30, 40, 4], n: 4, options: { ...relu, ...stride(2, 2) }, out: [15, 20], zeroOut: -128 },
  { name: 'depthwise, stride 2, odd', ...planes, input: [1, 9, 11, 8], n: 8, options: stride(2, 2), out: [5, 6] },
  { name: 'depthwise, stride 2, odd output', ...planes, input: [1, 6, 10, 4], n: 4, options: stride(2, 2), out: [3, 5] },
  { name: 'depthwise, stride 3 by 1, valid', ...planes, input: [1, 10, 13, 4], n: 4, options: { ...valid, ...stride(3, 1) }, out: [3, 11] },
  { name: 'depthwise, valid', ...planes, input: [1, 4, 9, 4], n: 4, options: valid, out: [2, 7] },
  { name: 'depthwise, one pixel', ...planes, input: [1, 1, 1, 4], n: 4, out: [1, 1], run: 'depthwise_conv_3x3_s8' },
  { name: 'depthwise, extremes, relu6', ...planes, input: [1, 4, 8, 12], n: 12, options: { fused_activation_function: 'relu6' }, weight: extremes, out: [4, 8], zeroOut: -100 },
  { name: 'depthwise, -128', ...planes, input: [1, 4, 8, 4], n: 4, weight: () => -128, out: [4, 8], outputScale: 3 },
  { name: 'depthwise, left shifts', ...planes, input: [1, 4, 5, 4], n: 4, outputScale: 0.0005, out: [4, 5], run: 'depthwise_conv_3x3_s8' },
  { name: 'depthwise, six channels', ...planes, input: [1, 4, 5, 6], n: 6, out: [4, 5], run: 'depthwise_conv_3x3_s8' },
  { name: '-128 beside negative weights', input: [1, 3, 3, 2], kernel: [3, 3], n: 4, weight: (i) => (i === 20 ? -128 : -3), out: [3, 3], run: 'conv_2d_s8' },
  { name: 'sums beyond 2^22', input: [1, 3, 3, 80], kernel: [3, 3], n: 2, weight: extremes, out: [3, 3], outputScale: 30, run: 'conv_2d_s8' },
  { name: 'left shifts', input: [1, 3, 3, 4], kernel: [3, 3], n: 4, outputScale: 0.0005, out: [3, 3], run: 'conv_2d_s8' },
  { name: 'two groups', input: [1, 4, 4, 6], kernel: [3, 3], n: 4, out: [4, 4], run: 'conv_2d_s8' },
]; // prettier-ignore

const models: readonly CheckedModel[] = cases.map((c) => ({
  name: c.name,
  model: model(c),
  invocations: [-128, 127, null, null].map((code, seed) => [inputOf(c, code, seed)]),
}));

function model(c: Case): Uint8Array {
  const { input, kernel, n, options = {}, out, perTensor = false, depthwise = false } = c;
  const channels = c.name === 'two groups' ? input[3] / 2 : input[3];
  const random = randomBytes(n * 7 + input[1]);
  const taps = kernel[0] * kernel[1] * (depthwise ? 1 : channels);
  const scales = Array.from({ length: perTensor ? 1 : n }, (_, i) => 0.004 + 0.001 * i);
  const narrow = c.weightType === 'int4' ? 16 : 1;
  const weight = c.weight ?? (() => Math.max(-127, Math.trunc((random() - 128) / narrow)));
  const outputScale = (c.outputScale ?? 1) * 0.015 * Math.sqrt(taps);
  return buildModel({
    tensors: [
      { dtype: 'int8', shape: [...input], scale: 0.05, zeroPoint: c.zeroIn ?? -7 },
      {
        dtype: c.weightType ?? 'int8',
        shape: depthwise ? [1, ...kernel, n] : [n, ...kernel, channels],
        scale: scales,
        axis: depthwise ? 3 : 0,
        data: Array.from({ length: n * taps }, (_, i) => weight(i)),
      },
      {
        dtype: 'int32',
        shape: [n],
        scale: scales.map((s) => s * 0.05),
        data: Array.from({ length: n }, () => (random() - 128) * 10),
      },
      { dtype: 'int8', shape: [input[0], ...out, n], scale: outputScale, zeroPoint: c.zeroOut ?? 3 },
    ],
    operators: [
      {
        kind: depthwise ? 'DEPTHWISE_CONV_2D' : 'CONV_2D',
        options: {
          padding: 'same',
          stride_h: 1,
          stride_w: 1,
          ...(depthwise ? { depth_multiplier: n / input[3] } : {}),
          ...options,
        },
        inputs: [0, 1, 2],
        outputs: [3],
      },
    ],
    inputs: [0],
    outputs: [3],
  });
}

/** All of one code, or at random with many of both ends. */
function inputOf({ input }: Case, code: number | null, seed: number): Int8Array {
  const random = randomBytes(seed + 5);
  const mixed = (): number => {
    const byte = random();
    return byte < 40 ? -128 : byte < 80 ? 127 : random() - 128;
  };
  return Int8Array.from({ length: input.reduce((count, size) => count * size, 1) }, () => code ?? mixed());
}

function chosenKernel(file: Uint8Array, board: Board): string | undefined {
  const options = { fileName: 'm.tflite', name: 'm', backend: 'native', board, labels: [] } as const;
  return compile(file, options).stages.kernels.steps[0]?.kernel.name;
}

const arm = await haveArmTools();
const MINUTES = { timeout: 300_000 };

describe('convolution on cores with the DSP extension', () => {
  it.each(cases)('$name', (c) => {
    expect(chosenKernel(model(c), dspBoard)).toBe(c.run ?? 'conv_2d_dsp_s8');
  });

  it('leaves other cores to the portable kernel', () => {
    expect(chosenKernel(model(cases[0]!), genericBoard)).toBe('conv_2d_s8');
    expect(chosenKernel(model(cases[0]!), { ...dspBoard, mve: true })).toBe('conv_2d_s8');
  });

  it('equals the reference meaning in its C form, under sanitizers', MINUTES, async () => {
    await checkModels(
      models.filter((_, i) => i % 4 === 2),
      { board: dspBoard },
    );
  });

  it.runIf(arm)('equals it on cortex-m4', MINUTES, async () => {
    await checkModels(models, { core: 'cortex-m4', board: dspBoard });
  });
});
