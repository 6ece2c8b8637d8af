import { describe, expect, it } from 'vitest';
import { checkModels } from '../helpers/check-models.ts';
import { binaryModel, broadcasts } from '../helpers/one-op.ts';
import { bool, checkOneOps, float32, int16, int32, int64, int8, type OneOp } from '../helpers/one-op-cases.ts';

const given = [[Int8Array.of(1, -128, 5, 127), Int8Array.of(2, 3, 5, -1)]];
const coarse = { dtype: 'int8', shape: [4], scale: 2, zeroPoint: 100 } as const;

function cases(expected: readonly number[]): Readonly<Record<string, OneOp>> {
  return {
    'int8 codes as they stand, whatever the scales': {
      inputs: [int8(4), coarse],
      outputs: [int8(4)],
      given,
      expected: [expected],
    },
    int16: { inputs: [int16(3, 4), int16(4)], outputs: [int16(3, 4)] },
    int32: { inputs: [int32(3, 4), int32()], outputs: [int32(3, 4)] },
    int64: { inputs: [int64(2, 1, 4), int64(3, 1)], outputs: [int64(2, 3, 4)] },
    float32: { inputs: [float32(3, 4), float32(3, 1)], outputs: [float32(3, 4)] },
    'six loops': {
      inputs: [float32(2, 1, 3, 1, 2, 1), float32(1, 2, 1, 3, 1, 5)],
      outputs: [float32(2, 2, 3, 3, 2, 5)],
    },
    'one constant': { inputs: [int8(2, 300), { ...int8(), data: [17] }], outputs: [int8(2, 300)] },
  };
}

describe('MAXIMUM and MINIMUM', () => {
  it('MAXIMUM runs on the host as its reference means', () => checkOneOps('MAXIMUM', cases([2, 3, 5, 127])));
  it('MINIMUM runs on the host as its reference means', () => checkOneOps('MINIMUM', cases([1, -128, 5, -1])));

  it('gives the right operand where either is not a number', async () => {
    const [nan, one] = [Float32Array.of(NaN, 1), Float32Array.of(1, NaN)];
    const shape = { inputs: [float32(2), float32(2)], outputs: [float32(2)], given: [[nan, one]] };
    await checkOneOps('MAXIMUM', { nan: { ...shape, expected: [[1, NaN]] } });
    await checkOneOps('MINIMUM', { nan: { ...shape, expected: [[1, NaN]] } });
  });

  it('broadcasts', async () => {
    const code = { dtype: 'int8', scale: 1 } as const;
    const models = Object.entries(broadcasts).map(([name, shapes]) => ({
      name,
      model: binaryModel('MAXIMUM', { a: code, b: code, out: code, shapes }),
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });
});

describe('LOGICAL_AND, LOGICAL_OR and LOGICAL_NOT', () => {
  const [a, b] = [Uint8Array.of(0, 0, 1, 1), Uint8Array.of(0, 1, 0, 1)];
  const two = { inputs: [bool(4), bool(4)], outputs: [bool(4)], given: [[a, b]] };

  it('LOGICAL_AND', () =>
    checkOneOps('LOGICAL_AND', {
      'all pairs': { ...two, expected: [[0, 0, 0, 1]] },
      broadcasting: { inputs: [bool(3, 1), bool(1, 4)], outputs: [bool(3, 4)] },
    }));
  it('LOGICAL_OR', () => checkOneOps('LOGICAL_OR', { 'all pairs': { ...two, expected: [[0, 1, 1, 1]] } }));
  it('LOGICAL_NOT', () =>
    checkOneOps('LOGICAL_NOT', {
      both: { inputs: [bool(2)], outputs: [bool(2)], given: [[Uint8Array.of(0, 1)]], expected: [[1, 0]] },
    }));
});
