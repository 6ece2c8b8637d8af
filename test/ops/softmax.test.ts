import { describe, expect, it } from 'vitest';
import { checkModels, randomBytes } from '../helpers/check-models.ts';
import { type Quantized, int8, unaryModel } from '../helpers/one-op.ts';

const share8 = int8(1 / 256, -128);
const share16: Quantized = { dtype: 'int16', scale: 1 / 65536, zeroPoint: -32768 };

interface Case {
  readonly scale: number;
  readonly shape: readonly number[];
  readonly beta?: number;
  readonly to?: Quantized;
}

const cases: Readonly<Record<string, Case>> = {
  'ten classes': { scale: 0.1, shape: [1, 10] },
  'two classes': { scale: 0.37, shape: [1, 2] },
  'one class': { scale: 0.1, shape: [3, 1] },
  'a vector': { scale: 0.05, shape: [12] },
  'rows of rank four': { scale: 0.08, shape: [2, 3, 2, 5] },
  'beta 0.5': { scale: 0.2, shape: [4, 7], beta: 0.5 },
  'beta 3.7': { scale: 0.2, shape: [4, 7], beta: 3.7 },
  'all codes count': { scale: 0.01, shape: [2, 300] },
  'only the largest counts': { scale: 40, shape: [2, 20] },
  'as large a scale as there is': { scale: 1e6, shape: [2, 20] },
  'as small a scale as there is': { scale: 1.5e-8, shape: [2, 20] },
  'a thousand classes': { scale: 0.09, shape: [1, 1000] },
  'to int16': { scale: 0.1, shape: [2, 12], to: share16 },
  'to int16, long rows': { scale: 0.003, shape: [2, 200], to: share16 },
};

function modelOf({ scale, shape, beta = 1, to = share8 }: Case): Uint8Array {
  return unaryModel('SOFTMAX', int8(scale, 3), to, shape, { beta });
}

/** Answers of TFLite Micro. */
const answers: readonly (readonly [string, number, readonly number[], readonly number[]])[] = [
  ['scale 2', 2, [0, 0, 1, -1, 5, -128, 127, 126], [-128, -128, -128, -128, -128, -128, 97, -97]],
  ['scale 1e-7', 1e-7, [0, 0, 1, -1, 5, -128, 127, 126], [-96, -96, -96, -96, -96, -96, -96, -96]],
  ['scale 1000', 1000, [0, 0, 1, -1, 5, -128, 127, 126], [-128, -128, -128, -128, -128, -128, 127, -128]],
];

describe('SOFTMAX', () => {
  it('runs on the host as its reference means', async () => {
    await checkModels(Object.entries(cases).map(([name, c]) => ({ name, model: modelOf(c) })));
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it('gives the answers of TFLite Micro', async () => {
    await checkModels(
      answers.map(([name, scale, codes, expected]) => ({
        name,
        model: modelOf({ scale, shape: [1, codes.length] }),
        invocations: [[Int8Array.from(codes)]],
        expected: [expected],
      })),
    );
    expect(answers.length).toBeGreaterThan(0);
  });

  it('holds where many codes share the maximum', async () => {
    const lengths = [255, 256, 511, 512, 1023, 1024, 2048, 4095, 4096, 8191];
    const models = lengths.map((n) => ({
      name: `${n} equal codes`,
      model: modelOf({ scale: 0.1, shape: [1, n] }),
      invocations: [[new Int8Array(n).fill(5)]],
      expected: [Array.from({ length: n }, () => (n <= 511 ? -127 : -128))],
    }));
    await checkModels(models);
    expect(models.length).toBe(lengths.length);
  });

  it('holds for rows that begin with any code', async () => {
    const random = randomBytes(3);
    const invocations = Array.from({ length: 256 }, (_, i) => [
      Int8Array.from({ length: 6 }, (_, j) => (j === 0 ? i - 128 : (random() >> (j - 1)) - 128)),
    ]);
    await checkModels([
      { name: 'six classes', model: modelOf({ scale: 0.13, shape: [1, 6] }), invocations },
      { name: 'six classes, int16', model: modelOf({ scale: 0.13, shape: [1, 6], to: share16 }), invocations },
    ]);
    expect(invocations).toHaveLength(256);
  });
});
