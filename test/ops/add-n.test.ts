import { test } from 'vitest';
import { checkOneOps, float32, type OneOp } from '../helpers/one-op-cases.ts';

const code = (scale: number, zeroPoint: number, ...shape: number[]) =>
  ({ dtype: 'int8', shape, scale, zeroPoint }) as const;

const cases: Readonly<Record<string, OneOp>> = {
  'the sum starts at the zero point, as in TFLite Micro': {
    inputs: [code(0.5, 10, 3), code(0.5, 10, 3)],
    outputs: [code(0.5, 0, 3)],
    given: [[Int8Array.of(10, 12, 0), Int8Array.of(10, 10, 10)]],
    expected: [[-10, -8, -20]],
  },
  'five of them, another scale': {
    inputs: Array.from({ length: 5 }, () => code(0.05, -3, 4, 70)),
    outputs: [code(0.13, 7, 4, 70)],
  },
  'a small output scale': { inputs: [code(0.5, -3, 200), code(0.5, -3, 200)], outputs: [code(0.01, 7, 200)] },
  'floats, in order': {
    inputs: [float32(1), float32(1), float32(1)],
    outputs: [float32(1)],
    given: [[Float32Array.of(1), Float32Array.of(1e8), Float32Array.of(-1e8)]],
    expected: [[0]],
  },
  'four floats': { inputs: Array.from({ length: 4 }, () => float32(3, 5)), outputs: [float32(3, 5)] },
};

test('ADD_N runs on the host as its reference means', () => checkOneOps('ADD_N', cases));
