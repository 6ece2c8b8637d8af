import { describe, expect, it } from 'vitest';
import type { BuiltinOperator } from '../../src/parse/schema.ts';
import { checkModels } from '../helpers/check-models.ts';
import { allCodes, int8, type Quantized, unaryModel } from '../helpers/one-op.ts';

interface Case {
  readonly kind: BuiltinOperator;
  readonly from: Quantized;
  readonly to: Quantized;
}

const probability = int8(1 / 256, -128);
const symmetric = int8(1 / 128, 0);

/** LOGISTIC, TANH, RELU and RELU6, each over all 256 codes. */
const cases: Readonly<Record<string, Case>> = {
  'logistic, fine': { kind: 'LOGISTIC', from: int8(0.001, 3), to: probability },
  'logistic, usual': { kind: 'LOGISTIC', from: int8(0.09, -11), to: probability },
  'logistic, coarse': { kind: 'LOGISTIC', from: int8(5, 100), to: probability },
  'logistic, smallest scale': { kind: 'LOGISTIC', from: int8(2 ** -28, 1), to: probability },
  'tanh, usual': { kind: 'TANH', from: int8(0.03, 9), to: symmetric },
  'tanh, coarse': { kind: 'TANH', from: int8(3.1, -128), to: symmetric },
  'relu, finer output': { kind: 'RELU', from: int8(0.1, 4), to: int8(0.05, -128) },
  'relu, output zero point inside': { kind: 'RELU', from: int8(0.1, 4), to: int8(0.13, 20) },
  relu6: { kind: 'RELU6', from: int8(0.05, -30), to: int8(0.0235, -128) },
};

describe('elementwise operators of one int8 code', () => {
  it('run on the host as their reference means, for all codes', async () => {
    const models = Object.entries(cases).map(([name, { kind, from, to }]) => ({
      name,
      model: unaryModel(kind, from, to, [256]),
      invocations: [[allCodes()]],
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });
});

/** Answers of TFLite Micro that tell its fixed point from a rounded real function, or its double from float. */
const answers: readonly (readonly [BuiltinOperator, Quantized, Quantized, readonly (readonly [number, number])[]])[] = [
  ['LOGISTIC', int8(2), probability, [[-3, -128], [0, 0]]],
  ['LOGISTIC', int8(4.5), probability, [[-1, -128], [1, 127]]],
  ['LOGISTIC', int8(8), probability, [[0, -128]]],
  ['TANH', int8(8), symmetric, [[0, -128]]],
  ['TANH', int8(0.1), int8(1 / 64, 5), [[0, 0], [5, 59], [-5, -59], [100, 127]]],
  ['RELU', int8(0.5), int8(0.2), [[1, 2], [-1, 0]]],
  ['RELU6', int8(2.4), int8(0.1, 7), [[127, 3], [2, 2], [-5, 0]]],
]; // prettier-ignore

describe('answers of TFLite Micro', () => {
  it.each(answers)('%s', async (kind, from, to, pairs) => {
    const codes = Int8Array.from(pairs, ([code]) => code);
    const expected = [pairs.map(([, code]) => code)];
    await checkModels([
      { name: kind, model: unaryModel(kind, from, to, [pairs.length]), invocations: [[codes]], expected },
    ]);
    expect(codes.length).toBeGreaterThan(0);
  });
});
