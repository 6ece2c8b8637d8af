import { describe, expect, it } from 'vitest';
import { buildModel, type TensorSpec } from '../helpers/build-model.ts';
import { checkModels, randomBytes } from '../helpers/check-models.ts';
import { problemsOf } from '../helpers/problems.ts';

interface Case {
  readonly state: 'int8' | 'int16' | 'float32';
  readonly batch?: number;
  readonly inputs: number;
  readonly units: number;
  readonly rank?: number;
  readonly memory: number;
  readonly activation?: string;
  readonly noBias?: boolean;
  /** Factor on the output's scale: a small one saturates, or shifts left. */
  readonly outScale?: number;
  readonly change?: Readonly<Record<number, Partial<TensorSpec>>>;
}

const cases: Readonly<Record<string, Case>> = {
  'int8 state': { state: 'int8', inputs: 5, units: 4, memory: 3 },
  'int8 state, rank 2, batch 2': { state: 'int8', batch: 2, inputs: 3, units: 3, rank: 2, memory: 4 },
  'int8 state, memory of one': { state: 'int8', inputs: 3, units: 2, memory: 1 },
  'int8 state, no bias': { state: 'int8', inputs: 6, units: 2, memory: 5, noBias: true },
  'int16 state': { state: 'int16', inputs: 5, units: 4, memory: 3 },
  'int16 state, rank 3, batch 3': { state: 'int16', batch: 3, inputs: 4, units: 2, rank: 3, memory: 6 },
  'int16 state, relu is not applied': { state: 'int16', inputs: 4, units: 5, memory: 4, activation: 'relu' },
  'int16 state, output saturates': { state: 'int16', inputs: 8, units: 5, memory: 4, outScale: 0.001 },
  'int8 state, output saturates': { state: 'int8', inputs: 8, units: 5, memory: 4, outScale: 0.001 },
  'float32': { state: 'float32', inputs: 5, units: 4, memory: 3 },
  'float32, rank 2, batch 2, relu6': { state: 'float32', batch: 2, inputs: 3, units: 3, rank: 2, memory: 4, activation: 'relu6' },
  'float32, no bias': { state: 'float32', inputs: 3, units: 3, memory: 2, noBias: true },
}; // prettier-ignore

function modelOf(c: Case): Uint8Array {
  const { state, batch = 1, inputs, units, rank = 1, memory, activation = 'none', noBias = false, outScale = 1 } = c;
  const random = randomBytes(inputs * 31 + memory);
  const filters = units * rank;
  const list = (count: number, spread: number): number[] =>
    Array.from({ length: count }, () => Math.round(((random() - 128) * spread) / 128));
  const floats = state === 'float32';
  const data = (count: number, spread: number) => (floats ? list(count, 64).map((n) => n / 64) : list(count, spread));
  const quant = (scale: number, zeroPoint = 0) => (floats ? {} : { scale, zeroPoint });
  const codes = floats ? 'float32' : 'int8';
  const timeScale = state === 'int16' ? 2 ** -13 : 0.01;
  const stateScale = state === 'int16' ? 0.004 : 0.1;
  const tensors: readonly TensorSpec[] = [
    { dtype: codes, shape: [batch, inputs], ...quant(0.05, -11) },
    { dtype: codes, shape: [filters, inputs], ...quant(0.02), data: data(filters * inputs, 127) },
    { dtype: state, shape: [filters, memory], ...quant(timeScale), data: data(filters * memory, state === 'int16' ? 9000 : 127) },
    { dtype: floats ? 'float32' : 'int32', shape: [units], ...quant(timeScale * stateScale), data: data(units, 2000) },
    { dtype: state, shape: [batch, memory * filters], ...quant(stateScale, state === 'int8' ? 7 : 0), isVariable: true },
    { dtype: codes, shape: [batch, units], ...quant(0.09 * outScale, 5) },
  ]; // prettier-ignore
  return buildModel({
    tensors: tensors.map((tensor, i) => ({ ...tensor, ...c.change?.[i] })),
    operators: [
      {
        kind: 'SVDF',
        options: { rank, fused_activation_function: activation },
        inputs: [0, 1, 2, noBias ? -1 : 3, 4],
        outputs: [5],
      },
    ],
    inputs: [0],
    outputs: [5],
  });
}

/** Rank 1, all scales 1, a state that starts at its zero point 5. */
function plainModel(stateType: 'int8' | 'int16'): Uint8Array {
  return buildModel({
    tensors: [
      { dtype: 'int8', shape: [1, 1], scale: 1 },
      { dtype: 'int8', shape: [1, 1], scale: 1, data: [1] },
      { dtype: stateType, shape: [1, 2], scale: 1, data: [1, 1] },
      { dtype: 'int32', shape: [1], scale: 1, data: [0] },
      { dtype: stateType, shape: [1, 2], scale: 1, zeroPoint: stateType === 'int8' ? 5 : 0, isVariable: true },
      { dtype: 'int8', shape: [1, 1], scale: 1 },
    ],
    operators: [{ kind: 'SVDF', options: { rank: 1 }, inputs: [0, 1, 2, 3, 4], outputs: [5] }],
    inputs: [0],
    outputs: [5],
  });
}

const steps = [100, 127, 3, 0].map((code) => [Int8Array.of(code)]);

describe('SVDF', () => {
  it('runs on the host as its reference means, state included', async () => {
    await checkModels(
      Object.entries(cases).map(([name, c]) => ({ name, model: modelOf(c) })),
      { invocations: 7 },
    );
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it('gives the answers of TFLite Micro: an int8 store wraps, an int16 one has room', async () => {
    await checkModels([
      { name: 'int8', model: plainModel('int8'), invocations: steps, expected: [[100], [-29], [-126], [3]] },
      { name: 'int16', model: plainModel('int16'), invocations: steps, expected: [[100], [127], [127], [3]] },
    ]);
  });

  it.each([
    [
      'the rank is at least 1',
      { rank: 3, units: 1, change: { 1: { shape: [4, 5], data: new Int8Array(20) } } },
      /rank 3, 4 filters/,
    ],
    ['weights, bias and state fit', { change: { 4: { shape: [1, 11] } } }, /input 4 is 1x11, not 1x12/],
    ['the state is a variable tensor', { change: { 4: { isVariable: false, data: new Int8Array(12) } } }, /variable/],
    ['every quantized tensor has one scale', { change: { 2: { zeroPoint: 3 } } }, /input 2 has zero point 3/],
    ['the bias scale is the product', { change: { 3: { scale: 0.5 } } }, /bias scale 0.5, product 0.00099/],
    ['no activation, or one of the relu family', { state: 'float32', activation: 'tanh' }, /tanh/],
  ] as const)('refuses a model unless %s', (_, part, message) => {
    const model = modelOf({ ...cases['int8 state']!, ...part } as Case);
    expect(problemsOf(model).join('\n')).toMatch(message);
  });
});
