import { describe, expect, it } from 'vitest';
import { checkModels } from '../helpers/check-models.ts';
import { allCodes, allPairs, type Binary, binaryModel, broadcasts, int8 } from '../helpers/one-op.ts';
import { checkOneOps, float32, int16 as short, int32, type OneOp } from '../helpers/one-op-cases.ts';

const int16 = (scale: number) => ({ dtype: 'int16', scale }) as const;
const real = { dtype: 'float32' } as const;
const whole = { dtype: 'int32' } as const;

const kinds = ['ADD', 'SUB', 'MUL', 'DIV', 'SQUARED_DIFFERENCE'] as const;
const fused = ['relu', 'relu6', 'relu_n1_to_1'];

const given = [[Float32Array.of(1, 7, -3, 3e38, 0), Float32Array.of(2, -2, 0.5, -3e38, 0)]];
const reals: Readonly<Record<(typeof kinds)[number], readonly number[]>> = {
  ADD: [3, 5, -2.5, 0, 0],
  SUB: [-1, 9, -3.5, 3.4028234663852886e38, 0],
  MUL: [2, -14, -1.5, -3.4028234663852886e38, 0],
  DIV: [0.5, -3.5, -6, -1, NaN],
  SQUARED_DIFFERENCE: [1, 81, 12.25, Infinity, 0],
};

const integers = [[Int32Array.of(7, -7, 2147483647, -2147483648), Int32Array.of(2, 2, 1, -1)]];
const wholes: Readonly<Record<(typeof kinds)[number], readonly number[]>> = {
  ADD: [9, -5, -2147483648, 2147483647],
  SUB: [5, -9, 2147483646, -2147483647],
  MUL: [14, -14, 2147483647, -2147483648],
  DIV: [3, -3, 2147483647, -2147483648],
  SQUARED_DIFFERENCE: [25, 81, 4, 1],
};

describe.each(kinds)('%s', (kind) => {
  it('of float32', () =>
    checkOneOps(kind, {
      plain: { inputs: [float32(5), float32(5)], outputs: [float32(5)], given, expected: [reals[kind]] },
      random: { inputs: [float32(7, 33), float32(33)], outputs: [float32(7, 33)] },
    }));

  it('of int32', () =>
    checkOneOps(kind, {
      plain: { inputs: [int32(4), int32(4)], outputs: [int32(4)], given: integers, expected: [wholes[kind]] },
      random: { inputs: [int32(7, 33), int32(33)], outputs: [int32(7, 33)] },
    }));
});

it('float32 and int32 broadcast', async () => {
  const models = Object.entries(broadcasts).flatMap(([name, shapes]) => [
    { name: `${name}, float32`, model: binaryModel('SUB', { a: real, b: real, out: real, shapes }) },
    { name: `${name}, int32`, model: binaryModel('SUB', { a: whole, b: whole, out: whole, shapes }) },
  ]);
  await checkModels(models);
  expect(models.length).toBeGreaterThan(0);
});

describe.each(['ADD', 'SUB', 'MUL', 'DIV'] as const)('%s', (kind) => {
  it('fuses activations', async () => {
    const shapes = [[30], [30], [30]] as const;
    const models = fused.map((activation) => ({
      name: activation,
      model: binaryModel(kind, { a: real, b: real, out: real, shapes, activation }),
    }));
    await checkModels(models);
    expect(models).toHaveLength(3);
  });
});

describe.each(['ADD', 'SUB', 'MUL', 'SQUARED_DIFFERENCE'] as const)('%s of int16', (kind) => {
  it('runs on the host as its reference means', async () => {
    const [a, b, out] = [int16(0.0017), int16(0.0009), int16(kind === 'MUL' ? 0.1 : 0.002)];
    const models = ['equal shapes', 'last axis', 'six loops'].map((name) => ({
      name,
      model: binaryModel(kind, { a, b, out, shapes: broadcasts[name]! }),
    }));
    const relu = { a: int16(2 ** -12), b: int16(2 ** -13), out: int16(2 ** -11), activation: 'relu' };
    const activated = kind === 'SQUARED_DIFFERENCE' ? [] : [relu];
    const fusedModels = activated.map((binary) => ({
      name: 'relu',
      model: binaryModel(kind, { ...binary, shapes: [[300], [300], [300]] }),
    }));
    await checkModels([...models, ...fusedModels]);
    expect(models.length).toBeGreaterThan(0);
  });
});

/** Known from TFLite Micro. */
describe('codes', () => {
  const one = (a: number, b: number, out: number, codes: readonly number[]): OneOp => ({
    inputs: [short(1), short(1)].map((tensor, i) => ({ ...tensor, scale: [a, b][i]! })),
    outputs: [{ ...short(1), scale: out }],
    given: [codes.slice(0, 2).map((code) => Int16Array.of(code))],
    expected: [[codes[2]!]],
  });

  it('SUB of int16 computes its factors in double', () =>
    checkOneOps('SUB', { double: one(0.6, 1.7, 0.6, [-225, -213, 379]) }));

  const quotient = (
    a: number,
    b: number,
    out: number,
    given: readonly number[],
    expected: readonly number[],
  ): OneOp => ({
    inputs: [
      { ...int8(a), shape: [given.length / 2] },
      { ...int8(b), shape: [given.length / 2] },
    ],
    outputs: [{ ...int8(out), shape: [given.length / 2] }],
    given: [[0, 1].map((i) => Int8Array.from(given.filter((_, at) => at % 2 === i)))],
    expected: [expected],
  });

  it('DIV is what a shift by 32 and more makes of small quotients', () =>
    checkOneOps('DIV', {
      'the first pair of scales': quotient(0.05, 0.5, 0.1, [1, 100, 2, 100, 1, 3], [127, 127, 0]),
      'the second': quotient(0.3, 0.2, 0.05, [0, 68, -1, 64, 5, 0, -5, 0], [1, -128, -128, 127]),
      'factors in double': {
        ...quotient(0.9, 0.8, 1.9, [-38, -127], [-22]),
        inputs: [
          { ...int8(0.9), shape: [1] },
          { ...int8(0.8, -128), shape: [1] },
        ],
      },
    }));
});

/** Each over all 65536 pairs of codes. */
const exhaustive: Readonly<Record<string, Omit<Binary, 'shapes' | 'constant'>>> = {
  'scales of their own': { a: int8(0.05173, -7), b: int8(0.02191, 30), out: int8(0.06317, 11) },
  'round numbers': { a: int8(0.05, 0), b: int8(0.5, 0), out: int8(0.1, 0) },
  'a narrow output': { a: int8(0.5, 1), b: int8(0.4, 2), out: int8(0.003, -3) },
  'a wide output': { a: int8(0.01, 100), b: int8(0.013, -128), out: int8(4, 2) },
  'a factor of nothing': { a: int8(1e-6, 0), b: int8(3, 5), out: int8(4, 2) },
};

describe.each(['DIV', 'SQUARED_DIFFERENCE'] as const)('%s of int8', (kind) => {
  it('runs on the host as its reference means, for all pairs of codes', async () => {
    const models = Object.entries(exhaustive).map(([name, scales]) => ({
      name,
      model: binaryModel(kind, { ...scales, shapes: allPairs }),
      invocations: [[allCodes(), allCodes()]],
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });

  it('broadcasts', async () => {
    const scales = exhaustive['scales of their own']!;
    const models = Object.entries(broadcasts).map(([name, shapes]) => ({
      name,
      model: binaryModel(kind, { ...scales, shapes }),
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });
});
