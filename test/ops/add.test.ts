import { describe, expect, it } from 'vitest';
import { compile, isCompileError } from '../../src/index.ts';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels, genericBoard } from '../helpers/check-models.ts';
import { allCodes, allPairs, type Binary, binaryModel, broadcasts, int8 } from '../helpers/one-op.ts';

type Scales = Omit<Binary, 'shapes' | 'constant'>;

const plain: Scales = { a: int8(0.05173, -7), b: int8(0.02191, 30), out: int8(0.06317, 11) };

/** With round numbers many sums lie so near a tie that the inner roundings decide: no linear form does that. */
const nearTies: Scales = { a: int8(0.05, -7), b: int8(0.021, 30), out: int8(0.06, 11) };

/** Each over all 65536 pairs of codes. */
const exhaustive: Readonly<Record<string, Scales>> = {
  'scales of their own': plain,
  'equal scales': { a: int8(0.1, 5), b: int8(0.1, -128), out: int8(0.1, -3) },
  'a mean, which has ties everywhere': { a: int8(0.1, 3), b: int8(0.1, -4), out: int8(0.2, 1) },
  'near ties': nearTies,
  'one operand hardly counts': { a: int8(0.3, 0), b: int8(0.0001, 17), out: int8(0.2, -20) },
  'one operand vanishes': { a: int8(0.3), b: int8(1e-12), out: int8(0.3) },
  'a wide output': { a: int8(0.01, 100), b: int8(0.013, -90), out: int8(4, 2) },
  'a narrow output': { a: int8(0.5, 1), b: int8(0.4, 2), out: int8(0.003, 3) },
  'fused relu': { ...plain, activation: 'relu' },
  'fused relu6': { ...plain, activation: 'relu6' },
  'fused relu_n1_to_1': { ...plain, activation: 'relu_n1_to_1' },
};

const pairs = [[allCodes(), allCodes()]];

/** Kernels that the planner took. */
function kernelsOf(binary: Binary): readonly string[] {
  const options = { fileName: 'x', name: null, backend: 'native', board: genericBoard, labels: [] } as const;
  return compile(binaryModel('ADD', binary), options).stages.kernels.steps.map((step) => step.kernel.name);
}

describe('ADD', () => {
  it('runs on the host as its reference means, for all pairs of codes', async () => {
    const models = Object.entries(exhaustive).map(([name, scales]) => ({
      name,
      model: binaryModel('ADD', { ...scales, shapes: allPairs }),
      invocations: pairs,
    }));
    await checkModels(models);
    expect(models.length).toBeGreaterThan(0);
  });

  it('broadcasts', async () => {
    const shaped = Object.entries(broadcasts).map(([name, shapes]) => ({ name, shapes }));
    await checkModels([
      ...shaped.map(({ name, shapes }) => ({ name, model: binaryModel('ADD', { ...plain, shapes }) })),
      ...shaped.map(({ name, shapes }) => ({
        name: `${name}, near ties`,
        model: binaryModel('ADD', { ...nearTies, shapes }),
      })),
    ]);
    expect(shaped.length).toBeGreaterThan(0);
  });

  it('takes a constant operand', async () => {
    const shapes = broadcasts['last axis']!;
    const codes = [-128, -3, 0, 1, 50, 127, 9];
    await checkModels([
      { name: 'vector right', model: binaryModel('ADD', { ...plain, shapes, constant: { operand: 'b', codes } }) },
      {
        name: 'vector left',
        model: binaryModel('ADD', {
          ...plain,
          shapes: [shapes[1], shapes[0], shapes[2]],
          constant: { operand: 'a', codes },
        }),
      },
    ]);
    expect(codes).toHaveLength(7);
  });

  it.each<[string, Scales, number, number, number]>([
    ['relu6 divides in float32', { a: int8(2.4), b: int8(2.4), out: int8(2.4), activation: 'relu6' }, 127, 0, 3],
    ['relu6 again', { a: int8(0.5714286), b: int8(0.5714286), out: int8(0.5714286), activation: 'relu6' }, 127, 0, 11],
    ['halves go away from zero', { a: int8(0.5), b: int8(0.5), out: int8(1) }, -1, 0, -1],
  ])('%s', async (name, scales, a, b, out) => {
    const invocations = [[Int8Array.of(a), Int8Array.of(b)]];
    await checkModels([
      { name, model: binaryModel('ADD', { ...scales, shapes: [[1], [1], [1]] }), invocations, expected: [[out]] },
    ]);
    expect.assertions(4);
  });

  it('writes over an operand that is read no more', async () => {
    const shape = [5, 40];
    const tensor = (scale: number, zeroPoint: number) => ({ ...int8(scale, zeroPoint), shape });
    const model = buildModel({
      tensors: [
        tensor(0.0517, 3),
        tensor(0.0511, -128),
        tensor(0.0931, 4),
        tensor(0.1517, -9),
        { ...int8(0.03, 5), shape: [40] },
        tensor(0.17, 1),
      ],
      operators: [
        { kind: 'RELU', inputs: [0], outputs: [1] },
        { kind: 'ADD', inputs: [0, 1], outputs: [2] },
        { kind: 'SUB', inputs: [1, 2], outputs: [3] },
        { kind: 'ADD', inputs: [4, 3], outputs: [5] },
      ],
      inputs: [0, 4],
      outputs: [5],
    });
    await checkModels([{ name: 'chain', model }]);
    const options = { fileName: 'x', name: null, backend: 'native', board: genericBoard, labels: [] } as const;
    expect(compile(model, options).stages.plan.arenaBytes).toBe(2 * 200 + 40);
  });

  it('is a linear form where that is exact, and two requantizations where it is not', () => {
    const shapes = broadcasts['equal shapes']!;
    expect(kernelsOf({ ...plain, shapes })).toEqual(['add_linear_s8']);
    expect(kernelsOf({ ...nearTies, shapes })).toEqual(['add_s8']);
    expect(kernelsOf({ ...plain, shapes: broadcasts['six loops']! })).toEqual(['add_linear_broadcast_s8']);
  });

  it.each<[string, Binary]>([
    ['shapes that do not broadcast', { ...plain, shapes: [[2, 3], [2], [2, 3]] }],
    [
      'seven loops',
      {
        ...plain,
        shapes: [
          [2, 1, 2, 1, 2, 1, 2],
          [1, 2, 1, 2, 1, 2, 1],
          [2, 2, 2, 2, 2, 2, 2],
        ],
      },
    ],
    ['an output scale far below the inputs', { ...plain, out: int8(1e-8), shapes: [[1], [1], [1]] }],
  ])('refuses %s', (_, binary) => {
    expect(problemCodes(() => kernelsOf(binary))).toEqual(['op/rule']);
  });
});

function problemCodes(run: () => unknown): readonly string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!isCompileError(error)) throw error;
    return error.problems.map((problem) => problem.code);
  }
}
