import { describe, expect, it } from 'vitest';
import type { BuiltinOperator } from '../../src/parse/schema.ts';
import { checkModels } from '../helpers/check-models.ts';
import { allCodes, int8, type Quantized, unaryModel } from '../helpers/one-op.ts';
import { problemsOf } from '../helpers/problems.ts';
import type { TableValues } from '../helpers/write-table.ts';

interface Case {
  readonly kind: BuiltinOperator;
  readonly from: Quantized;
  readonly to: Quantized;
  readonly options?: TableValues;
}

const probability = int8(1 / 256, -128);
const symmetric = int8(1 / 128, 0);

/** Each over all 256 codes. */
const cases: Readonly<Record<string, Case>> = {
  'logistic, fine': { kind: 'LOGISTIC', from: int8(0.001, 3), to: probability },
  'logistic, usual': { kind: 'LOGISTIC', from: int8(0.09, -11), to: probability },
  'logistic, coarse': { kind: 'LOGISTIC', from: int8(5, 100), to: probability },
  'logistic, smallest scale': { kind: 'LOGISTIC', from: int8(2 ** -28, 1), to: probability },
  'tanh, usual': { kind: 'TANH', from: int8(0.03, 9), to: symmetric },
  'tanh, coarse': { kind: 'TANH', from: int8(3.1, -128), to: symmetric },
  'relu, finer output': { kind: 'RELU', from: int8(0.1, 4), to: int8(0.05, -128) },
  'relu, output zero point inside': { kind: 'RELU', from: int8(0.1, 4), to: int8(0.13, 20) },
  'relu, output zero point above real 0': { kind: 'RELU', from: int8(0.1, -100), to: int8(0.3, 127) },
  'relu_n1_to_1': { kind: 'RELU_N1_TO_1', from: int8(0.05, -30), to: int8(0.0235, -12) },
  'relu_0_to_1': { kind: 'RELU_0_TO_1', from: int8(0.05, -30), to: int8(1 / 255, -128) },
  'abs, one scale': { kind: 'ABS', from: int8(0.1, -30), to: int8(0.1, -128) },
  'abs, another scale': { kind: 'ABS', from: int8(0.1, -30), to: int8(0.07, 5) },
  'leaky relu': { kind: 'LEAKY_RELU', from: int8(0.1, 7), to: int8(0.08, -20), options: { alpha: 0.3 } },
  'leaky relu, negative alpha': { kind: 'LEAKY_RELU', from: int8(0.1, 7), to: int8(0.08, -20), options: { alpha: -0.7 } },
  'hard swish': { kind: 'HARD_SWISH', from: int8(0.05, 3), to: int8(0.04, -110) },
  'hard swish, coarse': { kind: 'HARD_SWISH', from: int8(0.9, -3), to: int8(0.9, 10) },
  'hard swish, fine': { kind: 'HARD_SWISH', from: int8(0.001, -3), to: int8(0.0007, 10) },
  'elu': { kind: 'ELU', from: int8(0.05, 20), to: int8(0.04, -100) },
  'rsqrt': { kind: 'RSQRT', from: int8(0.05, -128), to: int8(0.02, -128) },
  'exp': { kind: 'EXP', from: int8(0.05, 100), to: int8(0.02, -128) },
  'log': { kind: 'LOG', from: int8(0.05, -120), to: int8(0.03, 10) },
  'gelu': { kind: 'GELU', from: int8(0.05, 3), to: int8(0.03, -120) },
  'gelu by tanh': { kind: 'GELU', from: int8(0.05, 3), to: int8(0.03, -120), options: { approximate: true } },
  'relu6': { kind: 'RELU6', from: int8(0.05, -30), to: int8(0.0235, -128) },
}; // prettier-ignore

describe('elementwise operators of one int8 code', () => {
  it('run on the host as their reference means, for all codes', async () => {
    const models = Object.entries(cases).map(([name, { kind, from, to, options }]) => ({
      name,
      model: unaryModel(kind, from, to, [256], options),
      invocations: [[allCodes()]],
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });
});

const int16 = (scale: number, zeroPoint = 0): Quantized => ({ dtype: 'int16', scale, zeroPoint });
const q15 = int16(2 ** -15);

/** Each over the ends, the middle and every 37th code; a kernel works in place, so twice the same answer would show. */
const wideCases: Readonly<Record<string, Case>> = {
  'logistic, power of two': { kind: 'LOGISTIC', from: int16(2 ** -12), to: q15 },
  'logistic, power of two that is not exact': { kind: 'LOGISTIC', from: int16(2 ** -11), to: q15 },
  'logistic, any scale': { kind: 'LOGISTIC', from: int16(0.00037), to: q15 },
  'logistic, coarse': { kind: 'LOGISTIC', from: int16(4.9), to: q15 },
  'logistic, fine': { kind: 'LOGISTIC', from: int16(1e-7), to: q15 },
  'tanh, power of two': { kind: 'TANH', from: int16(2 ** -12), to: q15 },
  'tanh, next power of two': { kind: 'TANH', from: int16(2 ** -11), to: q15 },
  'tanh, power of two that is not exact': { kind: 'TANH', from: int16(2 ** -10), to: q15 },
  'tanh, any scale': { kind: 'TANH', from: int16(0.00051), to: q15 },
  'relu': { kind: 'RELU', from: int16(0.01), to: int16(0.0063) },
  'relu6': { kind: 'RELU6', from: int16(0.001), to: int16(0.0002) },
  'abs, one scale': { kind: 'ABS', from: int16(0.001), to: int16(0.001) },
  'abs, another scale': { kind: 'ABS', from: int16(0.001), to: int16(0.0007) },
  'abs, no scale': { kind: 'ABS', from: { dtype: 'int16' }, to: { dtype: 'int16' } },
  'leaky relu': { kind: 'LEAKY_RELU', from: int16(0.001), to: int16(0.0008), options: { alpha: 0.3 } },
  'leaky relu, negative alpha': { kind: 'LEAKY_RELU', from: int16(0.001), to: int16(0.0008), options: { alpha: -1.7 } },
}; // prettier-ignore

const wideCodes = Int16Array.of(-32768, -32767, -1, 0, 1, 32766, 32767, ...everyCode(37));
const positiveCodes = Int16Array.of(0, 1, 2, 3, 32767, ...everyCode(23).filter((code) => code > 0));

function everyCode(step: number): readonly number[] {
  return Array.from({ length: Math.floor(65536 / step) }, (_, i) => i * step - 32768);
}

describe('elementwise operators of one int16 code', () => {
  it('run on the host as their reference means', async () => {
    const models = Object.entries(wideCases).map(([name, { kind, from, to, options }]) => ({
      name,
      model: unaryModel(kind, from, to, [wideCodes.length], options),
      invocations: [[wideCodes]],
    }));
    const roots = [int16(0.0006), int16(3)].map((to) => ({
      name: `rsqrt to ${to.scale}`,
      model: unaryModel('RSQRT', int16(0.009), to, [positiveCodes.length]),
      invocations: [[positiveCodes]],
    }));
    await checkModels([...models, ...roots]);
    expect(models.length).toBeGreaterThan(0);
  });

  it('is refused with a zero point that the reference does not know', () => {
    expect(problemsOf(unaryModel('TANH', int16(0.001, 3), q15, [4])).join()).toMatch(/zero point 0 \(zero point 3\)/);
  });
});

const float: Quantized = { dtype: 'float32' };
const reals = Float32Array.of(
  0,
  -0,
  0.5,
  -0.5,
  1.5,
  2.5,
  -2.5,
  -1.5,
  3.49,
  1e-20,
  7,
  -9,
  9.5,
  17,
  -30,
  1e8,
  -1e8,
  6,
  -3,
  -2.9,
);
const positiveReals = Float32Array.of(0.25, 2, 9, 1e-30, 1e30, 3, 0.1);

/** Whether the C library computes them: then the last bits may differ from one library to the next. */
const realCases: readonly (readonly [BuiltinOperator, boolean, TableValues?])[] = [
  ['ABS', false], ['NEG', false], ['SQUARE', false], ['FLOOR', false], ['CEIL', false], ['ROUND', false],
  ['RELU', false], ['RELU6', false], ['RELU_N1_TO_1', false], ['RELU_0_TO_1', false], ['HARD_SWISH', false],
  ['LEAKY_RELU', false, { alpha: 0.3 }], ['LOGISTIC', true], ['TANH', true], ['ELU', true], ['GELU', true],
  ['GELU', true, { approximate: true }], ['SIN', true], ['COS', true],
]; // prettier-ignore

describe('elementwise operators of floats', () => {
  it('run on the host as their reference means', async () => {
    const models = realCases.map(([kind, libm, options]) => ({
      name: kind,
      model: unaryModel(kind, float, float, [reals.length], options),
      invocations: [[reals]],
      libm,
    }));
    const positive = (['SQRT', 'RSQRT', 'LOG'] as const).map((kind) => ({
      name: kind,
      model: unaryModel(kind, float, float, [positiveReals.length]),
      invocations: [[positiveReals]],
      libm: kind === 'LOG',
    }));
    const small = reals.filter((x) => Math.abs(x) < 80);
    const exp = {
      name: 'EXP',
      model: unaryModel('EXP', float, float, [small.length]),
      invocations: [[small]],
      libm: true,
    };
    await checkModels([...models, ...positive, exp]);
    expect(models.length).toBeGreaterThan(0);
  });

  it('rounds halves to even, and never to a negative zero', async () => {
    const expected = [[0, 0, 0, 0, 2, 2, -2, -2, 3, -1]];
    const values = Float32Array.of(0.5, -0.5, 0.3, -0.3, 1.5, 2.5, -2.5, -1.5, 3.49, -0.51);
    const model = unaryModel('ROUND', float, float, [values.length]);
    await checkModels([{ name: 'round', model, invocations: [[values]], expected }]);
    expect(values).toHaveLength(expected[0]!.length);
  });
});

type Answer = readonly [
  kind: BuiltinOperator,
  from: Quantized,
  to: Quantized,
  pairs: readonly (readonly [number, number])[],
  options?: TableValues,
];

/** Answers of TFLite Micro that tell its fixed point from a rounded real function, or its double from float. */
const answers: readonly Answer[] = [
  ['LOGISTIC', int8(2), probability, [[-3, -128], [0, 0]]],
  ['LOGISTIC', int8(4.5), probability, [[-1, -128], [1, 127]]],
  ['LOGISTIC', int8(8), probability, [[0, -128]]],
  ['TANH', int8(8), symmetric, [[0, -128]]],
  ['TANH', int8(0.1), int8(1 / 64, 5), [[0, 0], [5, 59], [-5, -59], [100, 127]]],
  ['RELU', int8(0.5), int8(0.2), [[1, 2], [-1, 0]]],
  ['RELU', int16(0.5), int16(0.2), [[1, 2]]],
  ['ABS', int8(0.5), int8(0.2), [[-1, 2]]],
  ['ABS', int16(0.5), int16(0.2), [[-1, 2]]],
  ['ABS', { dtype: 'int16' }, { dtype: 'int16' }, [[-32768, -32768], [-32767, 32767]]],
  ['LEAKY_RELU', int8(0.5), int8(0.1), [[-1, -2]], { alpha: 0.3 }],
  ['LEAKY_RELU', int16(0.5), int16(0.1), [[-1, -2]], { alpha: 0.3 }],
  ['LEAKY_RELU', int16(0.000508116849232465), int16(0.0004564787959679961), [[-1519, -507]], { alpha: 0.3 }],
  ['HARD_SWISH', int8(0.2430635392665863, 11), int8(0.7440000176429749, -30), [[86, -6]]],
  ['RSQRT', int16(0.00934444461017847), int16(0.0006000000284984708), [[83, 1892], [0, 32767]]],
  ['RELU6', int8(2.4), int8(0.1, 7), [[127, 3], [2, 2], [-5, 0]]],
]; // prettier-ignore

describe('answers of TFLite Micro', () => {
  it.each(answers.map((answer) => ({ answer, kind: answer[0] })))('$kind', async ({ answer }) => {
    const [kind, from, to, pairs, options] = answer;
    const numbers = pairs.map(([code]) => code);
    const codes = from.dtype === 'int16' ? Int16Array.from(numbers) : Int8Array.from(numbers);
    const expected = [pairs.map(([, code]) => code)];
    await checkModels([
      { name: kind, model: unaryModel(kind, from, to, [pairs.length], options), invocations: [[codes]], expected },
    ]);
    expect(codes.length).toBeGreaterThan(0);
  });
});
