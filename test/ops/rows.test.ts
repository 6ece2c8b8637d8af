import { describe, expect, it } from 'vitest';
import type { BuiltinOperator } from '../../src/parse/schema.ts';
import { checkModels } from '../helpers/check-models.ts';
import { int8, type Quantized, unaryModel } from '../helpers/one-op.ts';
import { problemsOf } from '../helpers/problems.ts';
import type { TableValues } from '../helpers/write-table.ts';

const float: Quantized = { dtype: 'float32' };
const int16 = (scale: number): Quantized => ({ dtype: 'int16', scale, zeroPoint: 0 });
const logs = int8(1 / 16, 127);
const units = int8(1 / 128);
const shares = int16(1 / 32768);

type Case = readonly [
  kind: BuiltinOperator,
  from: Quantized,
  to: Quantized,
  shape: readonly number[],
  options?: TableValues,
];

/** Operators along the last axis. */
const cases: Readonly<Record<string, Case>> = {
  'softmax, int16': ['SOFTMAX', int16(0.0003), shares, [3, 12], { beta: 1 }],
  'softmax, int16, long rows': ['SOFTMAX', int16(0.00001), shares, [2, 300], { beta: 1 }],
  'softmax, int16, coarse': ['SOFTMAX', int16(1.5), shares, [4, 9], { beta: 2 }],
  'softmax, int16, one class': ['SOFTMAX', int16(0.001), shares, [3, 1], { beta: 1 }],
  'log softmax, usual': ['LOG_SOFTMAX', int8(0.1, 4), logs, [5, 10]],
  'log softmax, fine': ['LOG_SOFTMAX', int8(0.001, 4), logs, [5, 10]],
  'log softmax, coarse': ['LOG_SOFTMAX', int8(2.3, 4), logs, [5, 10]],
  'log softmax, long rows': ['LOG_SOFTMAX', int8(0.04, 4), logs, [2, 3000]],
  'log softmax, one class': ['LOG_SOFTMAX', int8(0.1, 4), logs, [3, 1]],
  'l2 normalization': ['L2_NORMALIZATION', int8(0.1, 4), units, [2, 3, 10]],
  'l2 normalization, one element': ['L2_NORMALIZATION', int8(0.1, 4), units, [9, 1]],
  'l2 normalization, long rows': ['L2_NORMALIZATION', int8(0.1, -128), units, [1, 2000]],
  'softmax, float': ['SOFTMAX', float, float, [4, 9], { beta: 0.7 }],
  'log softmax, float': ['LOG_SOFTMAX', float, float, [4, 9]],
  'l2 normalization, float': ['L2_NORMALIZATION', float, float, [4, 9]],
}; // prettier-ignore

describe('operators along the last axis', () => {
  it('run on the host as their reference means', async () => {
    const models = Object.entries(cases).map(([name, [kind, from, to, shape, options]]) => ({
      name,
      model: unaryModel(kind, from, to, shape, options),
      libm: name.includes('softmax, float'),
    }));
    await checkModels(models, { invocations: 6 });
    expect(models.length).toBeGreaterThan(0);
  });

  it('divides by no length of zero', async () => {
    const model = unaryModel('L2_NORMALIZATION', float, float, [1, 2]);
    await checkModels([{ name: 'zero', model, invocations: [[Float32Array.of(0, 0)]], expected: [[0, 0]] }]);
    expect(model.length).toBeGreaterThan(0);
  });

  it.each([
    ['LOG_SOFTMAX', int8(1 / 16, 0), /scale 1\/16 and zero point 127/],
    ['L2_NORMALIZATION', int8(1 / 64), /scale 1\/128 and zero point 0/],
  ] as const)('%s refuses another output', (kind, to, message) => {
    expect(problemsOf(unaryModel(kind, int8(0.1), to, [1, 4])).join()).toMatch(message);
  });
});
