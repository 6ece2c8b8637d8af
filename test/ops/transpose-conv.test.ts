import { describe, expect, it } from 'vitest';
import { buildModel, type TensorSpec } from '../helpers/build-model.ts';
import { checkModels, randomBytes } from '../helpers/check-models.ts';
import { problemsOf } from '../helpers/problems.ts';

type Four = readonly [number, number, number, number];

interface Case {
  readonly data?: 'int8' | 'int16' | 'float32';
  /** Height, width and channels. */
  readonly input: readonly [number, number, number];
  readonly kernel: readonly [height: number, width: number, outChannels: number];
  readonly stride?: readonly [number, number];
  readonly padding?: 'same' | 'valid';
  readonly out: readonly [number, number];
  readonly batch?: number;
  readonly bias?: 'none' | 'int16' | 'int32';
  readonly activation?: string;
  readonly perTensor?: boolean;
  readonly zeroIn?: number;
  readonly change?: Readonly<Record<number, Partial<TensorSpec>>>;
}

const cases: Readonly<Record<string, Case>> = {
  'doubling, 3x3, same': { input: [3, 4, 5], kernel: [3, 3, 6], stride: [2, 2], out: [6, 8] },
  'doubling, 2x2, valid': { input: [3, 4, 5], kernel: [2, 2, 3], stride: [2, 2], padding: 'valid', out: [6, 8] },
  'stride 1': { input: [4, 4, 2], kernel: [3, 3, 4], out: [4, 4] },
  'stride 3 by 2, odd output': { input: [3, 3, 2], kernel: [4, 5, 5], stride: [3, 2], out: [8, 5] },
  'stride beyond the kernel': { input: [2, 3, 3], kernel: [1, 2, 4], stride: [3, 4], padding: 'valid', out: [4, 10] },
  'a rest below the last window': { input: [2, 2, 3], kernel: [3, 3, 4], stride: [2, 3], padding: 'valid', out: [6, 7] },
  'batch 2, no bias, relu6': { input: [2, 2, 3], kernel: [3, 3, 5], stride: [2, 2], out: [4, 4], batch: 2, bias: 'none', activation: 'relu6' },
  'one scale, input zero point 0': { input: [2, 2, 3], kernel: [3, 3, 5], stride: [2, 2], out: [4, 4], perTensor: true, zeroIn: 0 },
  'int16, same': { data: 'int16', input: [3, 4, 5], kernel: [3, 3, 3], stride: [2, 2], out: [6, 8] },
  'int16, valid, relu': { data: 'int16', input: [1, 5, 7], kernel: [3, 4, 3], stride: [1, 2], padding: 'valid', out: [3, 12], activation: 'relu' },
  'int16, no bias, one scale': { data: 'int16', input: [2, 2, 3], kernel: [3, 3, 2], stride: [2, 2], out: [4, 4], bias: 'none', perTensor: true },
  'int16, bias of 16 bits': { data: 'int16', input: [2, 2, 3], kernel: [3, 3, 2], stride: [2, 2], out: [4, 4], bias: 'int16' },
  'int16, deeper than 32 bits are proven for': { data: 'int16', input: [1, 1, 700], kernel: [1, 1, 2], out: [1, 1] },
  'float32, same': { data: 'float32', input: [3, 4, 5], kernel: [3, 3, 3], stride: [2, 2], out: [6, 8] },
  'float32, valid, relu6, batch 2': { data: 'float32', input: [2, 3, 2], kernel: [4, 3, 3], stride: [3, 1], padding: 'valid', out: [7, 5], activation: 'relu6', batch: 2 },
  'float32, stride beyond the kernel, no bias': { data: 'float32', input: [2, 3, 3], kernel: [1, 2, 2], stride: [3, 4], padding: 'valid', out: [4, 10], bias: 'none' },
}; // prettier-ignore

function modelOf(c: Case): Uint8Array {
  const { data = 'int8', batch = 1, stride = [1, 1], padding = 'same', activation = 'none', perTensor = false } = c;
  const random = randomBytes(c.input[2] * 7 + c.kernel[2]);
  const floats = data === 'float32';
  const channels = c.kernel[2];
  const weights: Four = [channels, c.kernel[0], c.kernel[1], c.input[2]];
  const scales = Array.from({ length: perTensor ? 1 : channels }, (_, i) => 0.004 + 0.001 * i);
  const [inScale, outScale] = data === 'int16' ? [0.0003, 0.0009] : [0.05, 0.13];
  const quant = (scale: number | number[], zeroPoint = 0) =>
    floats ? {} : { scale, zeroPoint: data === 'int8' ? zeroPoint : 0 };
  const list = (count: number, factor: number) => Array.from({ length: count }, () => (random() - 128) * factor);
  const size = weights.reduce((n, side) => n * side, 1);
  const biasType = { int8: 'int32', int16: 'int64', float32: 'float32' } as const;
  const given = c.bias === 'int16' || c.bias === 'int32' ? c.bias : biasType[data];
  const tensors: readonly TensorSpec[] = [
    { dtype: 'int32', shape: [4], data: [batch, ...c.out, channels] },
    { dtype: floats ? 'float32' : 'int8', shape: weights, ...quant(scales), data: list(size, floats ? 1 / 64 : 1) },
    { dtype: data, shape: [batch, ...c.input], ...quant(inScale, c.zeroIn ?? -7) },
    { dtype: given, shape: [channels], ...quant(0.001), data: list(channels, floats ? 1 / 16 : 20) },
    { dtype: data, shape: [batch, ...c.out, channels], ...quant(outScale, 3) },
  ];
  return buildModel({
    tensors: tensors.map((tensor, i) => ({ ...tensor, ...c.change?.[i] })),
    operators: [
      {
        kind: 'TRANSPOSE_CONV',
        options: { padding, stride_h: stride[0], stride_w: stride[1], fused_activation_function: activation },
        inputs: c.bias === 'none' ? [0, 1, 2] : [0, 1, 2, 3],
        outputs: [4],
      },
    ],
    inputs: [2],
    outputs: [4],
  });
}

/** One channel, all scales 1: what TFLite Micro gives can be counted by hand too. */
function plainModel(padding: 'same' | 'valid', out: number): Uint8Array {
  const tensor = (shape: readonly number[], more: object): TensorSpec => ({ dtype: 'int8', shape, scale: 1, ...more });
  return buildModel({
    tensors: [
      { dtype: 'int32', shape: [4], data: [1, 1, out, 1] },
      tensor([1, 1, 3, 1], { data: [1, 10, 100] }),
      tensor([1, 1, 2, 1], { zeroPoint: 2 }),
      tensor([1, 1, out, 1], { zeroPoint: -1 }),
    ],
    operators: [
      { kind: 'TRANSPOSE_CONV', options: { padding, stride_h: 1, stride_w: 2 }, inputs: [0, 1, 2], outputs: [3] },
    ],
    inputs: [2],
    outputs: [3],
  });
}

describe('TRANSPOSE_CONV', () => {
  it('runs on the host as its reference means', async () => {
    await checkModels(
      Object.entries(cases).map(([name, c]) => ({ name, model: modelOf(c) })),
      { invocations: 2 },
    );
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it('gives the answers of TFLite Micro', async () => {
    const invocations = [[Int8Array.of(3, 0)]];
    await checkModels([
      { name: 'valid', model: plainModel('valid', 5), invocations, expected: [[0, 9, 97, -21, -128]] },
      { name: 'same', model: plainModel('same', 4), invocations, expected: [[0, 9, 97, -21]] },
    ]);
  });

  it.each([
    ['weights, input and output fit each other', { change: { 2: { shape: [1, 3, 4, 6] } } }, /3x3x5, 1x3x4x6/],
    ['strides are at least 1', { stride: [0, 2] }, /strides 0x2/],
    ['a bias has one element for each output channel', { change: { 3: { shape: [5] } } }, /5 elements for 6 channels/],
    ['weights have zero point 0', { change: { 1: { zeroPoint: 4 } } }, /weights with zero point 4/],
    ['int16 has zero point 0', { data: 'int16', change: { 2: { zeroPoint: 1 } } }, /has zero point 1/],
    ['an int16 operator has no bias of 32 bits', { data: 'int16', bias: 'int32' }, /does not take these types/],
    [
      'the stored shape is the wanted one',
      { change: { 4: { shape: [1, 6, 7, 6] } } },
      /stored 1x6x7x6, computed 1x6x8x6/,
    ],
  ] as const)('refuses a model unless %s', (_, part, message) => {
    const model = modelOf({ ...cases['doubling, 3x3, same']!, ...part } as Case);
    expect(problemsOf(model).join('\n')).toMatch(message);
  });
});
