import { describe, expect, it } from 'vitest';
import { compile, isCompileError } from '../../src/index.ts';
import { genericBoard, checkModels } from '../helpers/check-models.ts';
import { allCodes, allPairs } from '../helpers/one-op.ts';
import { bool, checkOneOps, float32, int16, int32, int64, type OneOp, oneOpModel } from '../helpers/one-op-cases.ts';

const codes = (scale: number, zeroPoint: number, ...shape: number[]) =>
  ({ dtype: 'int8', shape, scale, zeroPoint }) as const;

const reals = [[Float32Array.of(1, 2, 3, NaN), Float32Array.of(1, 3, 2, NaN)]];
const whole = (values: Int32Array): readonly (readonly Int32Array[])[] => [
  [values, Int32Array.of(1, 3, 2, -2147483648)],
];
const small = Int32Array.of(1, 2, 3, 2147483647);

/** What each says of (1, 1), (2, 3), (3, 2), (NaN, NaN). */
const relations = {
  EQUAL: [1, 0, 0, 0],
  NOT_EQUAL: [0, 1, 1, 1],
  GREATER: [0, 0, 1, 0],
  GREATER_EQUAL: [1, 0, 1, 0],
  LESS: [0, 1, 0, 0],
  LESS_EQUAL: [1, 1, 0, 0],
} as const;
type Relation = keyof typeof relations;

function cases(relation: Relation): Readonly<Record<string, OneOp>> {
  const [equal, less, greater] = relations[relation];
  return {
    float32: { inputs: [float32(4), float32(4)], outputs: [bool(4)], given: reals, expected: [relations[relation]] },
    int32: {
      inputs: [int32(4), int32(4)],
      outputs: [bool(4)],
      given: whole(small),
      expected: [[equal, less, greater, greater]],
    },
    int64: { inputs: [int64(5), int64()], outputs: [bool(5)] },
    int16: { inputs: [int16(3, 2), int16(2)], outputs: [bool(3, 2)] },
    'six loops': {
      inputs: [int32(2, 1, 3, 1, 2, 1), int32(1, 2, 1, 3, 1, 5)],
      outputs: [bool(2, 2, 3, 3, 2, 5)],
    },
    'int8, six loops': {
      inputs: [codes(0.1, 3, 2, 1, 3, 1, 2, 1), codes(0.1, 3, 1, 2, 1, 3, 1, 5)],
      outputs: [bool(2, 2, 3, 3, 2, 5)],
    },
  };
}

describe('comparisons', () => {
  it.each(Object.keys(relations) as readonly Relation[])('%s runs on the host as its reference means', (relation) =>
    checkOneOps(relation, cases(relation)),
  );

  it('EQUAL and NOT_EQUAL take bool', async () => {
    const given = [[Uint8Array.of(0, 0, 1, 1), Uint8Array.of(0, 1, 0, 1)]];
    const both = { inputs: [bool(4), bool(4)], outputs: [bool(4)], given };
    await checkOneOps('EQUAL', { bool: { ...both, expected: [[1, 0, 0, 1]] } });
    await checkOneOps('NOT_EQUAL', { bool: { ...both, expected: [[0, 1, 1, 0]] } });
  });

  it('int8 operands have scales of their own, all pairs of codes', async () => {
    const [left, right, out] = allPairs.map((shape) => [...shape]) as [number[], number[], number[]];
    const ones = [0.05, 0.0021, 0.9].map((scale) => ({
      inputs: [codes(scale, -7, ...left), codes(0.021, 30, ...right)],
      outputs: [bool(...out)],
    }));
    const models = ones.flatMap((one) =>
      (['LESS', 'EQUAL', 'GREATER_EQUAL'] as const).map((relation) => ({
        name: `${relation} ${one.inputs[0]!.scale}`,
        model: oneOpModel(relation, one),
        invocations: [[allCodes(), allCodes()]],
      })),
    );
    await checkModels(models);
    expect(models).toHaveLength(9);
  });

  it('what is nearly equal ties', () =>
    checkOneOps('EQUAL', {
      'two codes in 256 of a small scale': {
        inputs: [codes(0.001, 0, 3), codes(0.001, 0, 3)],
        outputs: [bool(3)],
        given: [[Int8Array.of(0, 0, 0), Int8Array.of(0, 1, 2)]],
        expected: [[1, 1, 0]],
      },
    }));

  it('refuses an int8 scale of 1', () => {
    const model = oneOpModel('LESS', { inputs: [codes(1, 0, 3), codes(0.5, 0, 3)], outputs: [bool(3)] });
    const options = { fileName: 'x', name: null, backend: 'native', board: genericBoard, labels: [] } as const;
    const refused = (): unknown => {
      try {
        return compile(model, options);
      } catch (error) {
        return isCompileError(error) ? error.problems.map(({ code }) => code) : error;
      }
    };
    expect(refused()).toEqual(['op/rule']);
  });
});
