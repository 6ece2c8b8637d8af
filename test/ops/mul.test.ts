import { describe, expect, it } from 'vitest';
import { compile } from '../../src/index.ts';
import { checkModels, genericBoard } from '../helpers/check-models.ts';
import { allCodes, allPairs, type Binary, binaryModel, broadcasts, int8 } from '../helpers/one-op.ts';

type Scales = Omit<Binary, 'shapes' | 'constant'>;

const plain: Scales = { a: int8(0.05, -7), b: int8(0.021, 30), out: int8(0.09, 11) };

/** Each over all 65536 pairs of codes. */
const exhaustive: Readonly<Record<string, Scales>> = {
  'scales of their own': plain,
  'ties everywhere': { a: int8(0.5, 3), b: int8(1, -4), out: int8(1, 1) },
  'a factor above 1': { a: int8(2, 3), b: int8(3, -4), out: int8(0.7, 1) },
  'a factor that vanishes': { a: int8(1e-6), b: int8(1e-6), out: int8(1, 5) },
  'fused relu': { ...plain, activation: 'relu' },
  'fused relu6': { ...plain, activation: 'relu6' },
  'fused relu_n1_to_1': { ...plain, activation: 'relu_n1_to_1' },
};

describe('MUL', () => {
  it('runs on the host as its reference means, for all pairs of codes', async () => {
    const models = Object.entries(exhaustive).map(([name, scales]) => ({
      name,
      model: binaryModel('MUL', { ...scales, shapes: allPairs }),
      invocations: [[allCodes(), allCodes()]],
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });

  it('broadcasts', async () => {
    const models = Object.entries(broadcasts).map(([name, shapes]) => ({
      name,
      model: binaryModel('MUL', { ...plain, shapes }),
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });

  it('broadcasts over rank six and seven as TFLite Micro', async () => {
    const scales = { a: int8(0.1), b: int8(0.1), out: int8(0.1) };
    const shapes = [[2, 1, 1, 1, 1, 3], [1, 2, 1, 2, 1, 1], [2, 2, 1, 2, 1, 3]] as const; // prettier-ignore
    const [a, b] = [Int8Array.from({ length: 6 }, (_, i) => 7 * i), Int8Array.from({ length: 4 }, (_, i) => 3 * i)];
    const expected = [0, 0, 0, 0, 2, 4, 0, 4, 8, 0, 6, 13, 0, 0, 0, 6, 8, 11, 13, 17, 21, 19, 25, 32];
    await checkModels([
      {
        name: 'rank six',
        model: binaryModel('MUL', { ...scales, shapes }),
        invocations: [[a, b]],
        expected: [expected],
      },
    ]);
    expect(expected).toHaveLength(24);
  });

  it('is a table where one operand is a single constant, or both are the same', async () => {
    const scalar: Binary = { ...plain, shapes: [[2, 300], [], [2, 300]], constant: { operand: 'b', codes: [77] } };
    const model = binaryModel('MUL', scalar);
    const options = { fileName: 'x', name: null, backend: 'native', board: genericBoard, labels: [] } as const;
    expect(compile(model, options).stages.kernels.steps.map((step) => step.kernel.name)).toEqual(['table_s8']);
    const left: Binary = { ...plain, shapes: [[1], [4, 64], [4, 64]], constant: { operand: 'a', codes: [-128] } };
    await checkModels([
      { name: 'constant right', model, invocations: [[Int8Array.from({ length: 600 }, (_, i) => i)]] },
      { name: 'constant left', model: binaryModel('MUL', left), invocations: [[allCodes()]] },
    ]);
  });
});
