import { describe, expect, it } from 'vitest';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels } from '../helpers/check-models.ts';
import { problemsOf } from '../helpers/problems.ts';

interface Case {
  readonly input: readonly [batch: number, height: number, width: number, channels: number];
  readonly window: readonly [height: number, width: number];
  readonly stride?: readonly [height: number, width: number];
  readonly valid?: boolean;
  readonly activation?: string;
  readonly out: readonly [height: number, width: number];
}

const cases: Readonly<Record<string, Case>> = {
  '2x2, stride 2': { input: [1, 6, 8, 8], window: [2, 2], stride: [2, 2], out: [3, 4] },
  '2x2, stride 2, odd image': { input: [1, 5, 7, 5], window: [2, 2], stride: [2, 2], out: [3, 4] },
  '3x3, same: windows of 4, 6 and 9': { input: [1, 5, 5, 6], window: [3, 3], out: [5, 5] },
  '3x3, valid, batch 2': { input: [2, 5, 6, 4], window: [3, 3], valid: true, out: [3, 4] },
  'whole image': { input: [1, 25, 5, 7], window: [25, 5], stride: [25, 5], valid: true, out: [1, 1] },
  'whole image, 1024 elements': { input: [1, 32, 32, 2], window: [32, 32], valid: true, out: [1, 1] },
  'whole image, 989 elements: no reciprocal': { input: [1, 23, 43, 4], window: [23, 43], valid: true, out: [1, 1] },
  'window larger than the image': { input: [1, 3, 3, 3], window: [7, 5], out: [3, 3] },
  'one column, stride 3 by 2': { input: [1, 9, 8, 1], window: [4, 1], stride: [3, 2], out: [3, 4] },
  'stride beyond the window': { input: [1, 8, 8, 4], window: [1, 2], stride: [3, 3], out: [3, 3] },
  'relu': { input: [1, 4, 4, 4], window: [2, 2], activation: 'relu', out: [4, 4] },
  'relu6': { input: [1, 4, 4, 5], window: [2, 2], activation: 'relu6', out: [4, 4] },
  'relu_n1_to_1': { input: [1, 4, 4, 5], window: [2, 2], activation: 'relu_n1_to_1', out: [4, 4] },
}; // prettier-ignore

type Kind = 'AVERAGE_POOL_2D' | 'MAX_POOL_2D';
type Pooled = 'int8' | 'int16' | 'float32';

const quantization = {
  int8: { scale: 0.05, zeroPoint: -9 },
  int16: { scale: 0.05, zeroPoint: 0 },
  float32: {},
} as const;

function model(kind: Kind, c: Case, dtype: Pooled = 'int8', outputScale = 0.05): Uint8Array {
  const [strideH, strideW] = c.stride ?? [1, 1];
  return buildModel({
    tensors: [
      { dtype, shape: [...c.input], ...quantization[dtype] },
      { dtype, shape: [c.input[0], ...c.out, c.input[3]], ...quantization[dtype], scale: outputScale },
    ],
    operators: [
      {
        kind,
        options: {
          padding: c.valid ? 'valid' : 'same',
          stride_h: strideH,
          stride_w: strideW,
          filter_height: c.window[0],
          filter_width: c.window[1],
          fused_activation_function: c.activation ?? 'none',
        },
        inputs: [0],
        outputs: [1],
      },
    ],
    inputs: [0],
    outputs: [1],
  });
}

describe.each(['AVERAGE_POOL_2D', 'MAX_POOL_2D'] as const)('%s', (kind) => {
  it('runs on the host as its reference means', { timeout: 120_000 }, async () => {
    const wide = ['3x3, same: windows of 4, 6 and 9', 'one column, stride 3 by 2', 'relu6', 'relu_n1_to_1'];
    const others = wide.flatMap((name) => (['int16', 'float32'] as const).map((dtype) => ({ name, dtype })));
    await checkModels([
      ...Object.entries(cases).map(([name, c]) => ({ name, model: model(kind, c, 'int8') })),
      ...others.map(({ name, dtype }) => ({ name: `${name}, ${dtype}`, model: model(kind, cases[name]!, dtype) })),
    ]);
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it('refuses strides of nothing', () => {
    const wrong = model(kind, { ...cases['2x2, stride 2']!, stride: [0, 2] });
    expect(problemsOf(wrong)).toEqual(['op/rule: window and strides are at least 1 (window 2x2, strides 0x2)']);
  });
});

const fourCodes: Case = { input: [1, 2, 2, 1], window: [2, 2], valid: true, out: [1, 1] };
const codes = [[1, 1, 0, 0], [-1, -1, 0, 0], [1, 0, 0, 0], [-2, -1, 0, 0], [127, 127, 127, 126], [-128, -128, -128, -127]]; // prettier-ignore
const invocations = codes.map((four) => [Int8Array.from(four)]);

describe('AVERAGE_POOL_2D rounding', () => {
  it('takes halves away from zero', { timeout: 120_000 }, async () => {
    const expected = [[1], [-1], [0], [-1], [127], [-128]];
    const scaled = model('AVERAGE_POOL_2D', fourCodes);
    await checkModels([{ name: 'halves', model: scaled, invocations, expected }]);
  });

  it('refuses to requantize', () => {
    expect(problemsOf(model('AVERAGE_POOL_2D', fourCodes, 'int8', 0.06))).toEqual([
      'op/rule: input and output have the same quantization: codes are pooled as they are (scale 0.05000000074505806, zero point -9 to scale 0.05999999865889549, zero point -9)',
    ]);
  });
});

describe('MAX_POOL_2D', () => {
  it('takes the largest code', { timeout: 120_000 }, async () => {
    const expected = [[1], [0], [1], [0], [127], [-127]];
    await checkModels([{ name: 'largest', model: model('MAX_POOL_2D', fourCodes), invocations, expected }]);
  });
});
