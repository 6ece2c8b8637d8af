import { describe, expect, it } from 'vitest';
import { buildModel, type TensorSpec } from '../helpers/build-model.ts';
import { checkModels, randomBytes } from '../helpers/check-models.ts';
import { problemsOf } from '../helpers/problems.ts';

interface Case {
  readonly data?: 'int8' | 'int16' | 'float32';
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly out: readonly number[];
  readonly adjX?: boolean;
  readonly adjY?: boolean;
  readonly constant?: 'left' | 'right';
  /** Factor on the output's scale: a small one saturates, or shifts left. */
  readonly outScale?: number;
  readonly change?: Readonly<Record<number, Partial<TensorSpec>>>;
}

const cases: Readonly<Record<string, Case>> = {
  'two matrices': { left: [3, 5], right: [5, 7], out: [3, 7] },
  'batches': { left: [2, 3, 4, 5], right: [2, 3, 5, 6], out: [2, 3, 4, 6] },
  'left stored the other way round': { left: [2, 5, 3], right: [2, 5, 4], out: [2, 3, 4], adjX: true },
  'right stored the other way round': { left: [2, 3, 5], right: [2, 4, 5], out: [2, 3, 4], adjY: true },
  'both stored the other way round': { left: [5, 3], right: [4, 5], out: [3, 4], adjX: true, adjY: true },
  'one left for all': { left: [3, 5], right: [2, 2, 5, 4], out: [2, 2, 3, 4] },
  'batches stretch both ways': { left: [3, 1, 2, 5], right: [1, 2, 5, 3], out: [3, 2, 2, 3] },
  'five dimensions': { left: [2, 1, 2, 2, 3], right: [2, 1, 3, 2], out: [2, 2, 2, 2, 2] },
  'constant right': { left: [2, 3, 5], right: [5, 4], out: [2, 3, 4], constant: 'right' },
  'constant left': { left: [3, 5], right: [2, 5, 4], out: [2, 3, 4], constant: 'left' },
  'saturated': { left: [3, 5], right: [5, 4], out: [3, 4], outScale: 0.001 },
  'int16': { data: 'int16', left: [2, 3, 5], right: [2, 5, 4], out: [2, 3, 4] },
  'int16, both the other way round, stretched': { data: 'int16', left: [5, 3], right: [2, 4, 5], out: [2, 3, 4], adjX: true, adjY: true },
  'int16, deeper than 32 bits': { data: 'int16', left: [1, 300], right: [300, 2], out: [1, 2], outScale: 9 },
  'int16, constant right': { data: 'int16', left: [2, 5], right: [5, 4], out: [2, 4], constant: 'right' },
  'float32': { data: 'float32', left: [2, 3, 5], right: [2, 5, 4], out: [2, 3, 4] },
  'float32, other way round, constant': { data: 'float32', left: [5, 3], right: [2, 4, 5], out: [2, 3, 4], adjX: true, adjY: true, constant: 'right' },
}; // prettier-ignore

function modelOf({ data = 'int8', left, right, out, adjX, adjY, constant, outScale = 1, change }: Case): Uint8Array {
  const random = randomBytes(left.length * 5 + right.length);
  const [a, b, o, zero] = data === 'int16' ? [0.0004, 0.0003, 0.02, 0] : [0.04, 0.06, 0.5, 1];
  const quant = (scale: number, zeroPoint: number) =>
    data === 'float32' ? {} : { scale, zeroPoint: zeroPoint * zero };
  const dataOf = (side: 'left' | 'right', shape: readonly number[]) => {
    const count = shape.reduce((n, size) => n * size, 1);
    return side === constant ? { data: Array.from({ length: count }, () => random() - 128) } : {};
  };
  const tensors: readonly TensorSpec[] = [
    { dtype: data, shape: left, ...quant(a, -9), ...dataOf('left', left) },
    { dtype: data, shape: right, ...quant(b, 13), ...dataOf('right', right) },
    { dtype: data, shape: out, ...quant(o * outScale, -4) },
  ];
  return buildModel({
    tensors: tensors.map((tensor, i) => ({ ...tensor, ...change?.[i] })),
    operators: [
      {
        kind: 'BATCH_MATMUL',
        options: { adj_x: adjX, adj_y: adjY },
        inputs: [0, 1],
        outputs: [2],
      },
    ],
    inputs: [...(constant === 'left' ? [] : [0]), ...(constant === 'right' ? [] : [1])],
    outputs: [2],
  });
}

describe('BATCH_MATMUL', () => {
  it('runs on the host as its reference means', async () => {
    await checkModels(
      Object.entries(cases).map(([name, c]) => ({ name, model: modelOf(c) })),
      { invocations: 2 },
    );
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it('gives the answers of TFLite Micro: both zero points count, int16 rounds once, halves up', async () => {
    const plain = (data: 'int8' | 'int16', scales: readonly [number, number, number], zero: number) =>
      modelOf({
        data, left: [1, 2], right: [2, 2], out: [1, 2],
        change: { 0: { scale: scales[0], zeroPoint: zero }, 1: { scale: scales[1], zeroPoint: 2 * zero }, 2: { scale: scales[2], zeroPoint: 3 * zero } },
      }); // prettier-ignore
    await checkModels([
      {
        name: 'int8',
        model: plain('int8', [1, 1, 1], 1),
        invocations: [[Int8Array.of(3, 5), Int8Array.of(4, 0, 7, -1)]],
        expected: [[2 * 2 + 4 * 5 + 3, 2 * -2 + 4 * -3 + 3]],
      },
      {
        name: 'int16',
        model: plain('int16', [0.5, 0.5, 1], 0),
        invocations: [[Int16Array.of(1, 1), Int16Array.of(1, -1, 1, -1)]],
        expected: [[1, 0]],
      },
    ]);
  });

  it.each([
    ['operands fit as matrices', { right: [6, 7] }, /3x5 and 6x7/],
    ['operands have two dimensions', { left: [5], out: [7] }, /5 and 5x7/],
    ['batch sizes are equal or 1', { left: [2, 3, 5], right: [3, 5, 7], out: [3, 3, 7] }, /2x3x5 and 3x5x7/],
    ['every tensor has one scale', { change: { 1: { scale: [1, 2] } } }, /has 2 scales/],
    ['int16 has zero point 0', { data: 'int16', change: { 2: { zeroPoint: 2 } } }, /has zero point 2/],
    ['the stored shape follows', { out: [3, 8] }, /stored 3x8, computed 3x7/],
  ] as const)('refuses a model unless %s', (_, part, message) => {
    expect(problemsOf(modelOf({ ...cases['two matrices']!, ...part } as Case)).join('\n')).toMatch(message);
  });
});
