import { expect, test } from 'vitest';
import type { TensorType } from '../../src/parse/schema.ts';
import type { Value } from '../../src/graph/values.ts';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels } from '../helpers/check-models.ts';
import { checkOneOps, type OneOp } from '../helpers/one-op-cases.ts';

const types = ['int8', 'int16', 'int32', 'uint32', 'float32', 'bool', 'uint8', 'int64'] as const;

const tensor = (dtype: TensorType, size: number) => ({ dtype, shape: [size] });

const known: readonly (readonly [TensorType, Value, TensorType, readonly number[]])[] = [
  ['float32', Float32Array.of(1.9, -1.9, 0.5, -0.5, 127.99, -128.5), 'int8', [1, -1, 0, 0, 127, -128]],
  ['float32', Float32Array.of(300.7, -300.7, 3e9, NaN, Infinity, -3e9), 'int8', [127, -128, 127, 0, 127, -128]],
  ['float32', Float32Array.of(70000.5, -70000.5, 3e9, NaN, -Infinity), 'int16', [32767, -32768, 32767, 0, -32768]],
  ['float32', Float32Array.of(2147483520, 3e9, -3e9, NaN), 'int32', [2147483520, 2147483647, -(2 ** 31), 0]],
  ['float32', Float32Array.of(3e9, -1, -0.7, 1.5, 5e9, NaN), 'uint32', [3e9, 0, 0, 1, 4294967295, 0]],
  ['int32', Int32Array.of(-1, 300, 70000, -(2 ** 31)), 'int8', [-1, 44, 112, 0]],
  ['int32', Int32Array.of(-1, 70000, 40000), 'int16', [-1, 4464, -25536]],
  ['int32', Int32Array.of(16777217, -16777219, -1), 'float32', [16777216, -16777220, -1]],
  ['uint32', Uint32Array.of(4294967295, 16777219, 7), 'float32', [4294967296, 16777220, 7]],
  ['int8', Int8Array.of(-1, 5), 'uint32', [4294967295, 5]],
  ['bool', Uint8Array.of(1, 0), 'float32', [1, 0]],
  ['float32', Float32Array.of(0, -0, NaN, 1e-30), 'bool', [0, 0, 1, 1]],
  ['float32', Float32Array.of(255.9, -3, 256), 'uint8', [255, 0, 255]],
  ['float32', Float32Array.of(1e19, -1e19, -3.5), 'int64', [2 ** 63, -(2 ** 63), -3]],
  ['int64', BigInt64Array.of(2n ** 40n, -1n), 'int32', [0, -1]],
];

test('CAST gives known values', () =>
  checkOneOps(
    'CAST',
    Object.fromEntries(
      known.map(([from, value, to, expected], i): [string, OneOp] => [
        `${from} to ${to} ${i}`,
        {
          inputs: [tensor(from, value.length)],
          outputs: [tensor(to, value.length)],
          given: [[value]],
          expected: [expected],
        },
      ]),
    ),
  ));

test('CAST runs between all types on the host as its reference means', async () => {
  const models = types.map((from) => ({ name: `from ${from}`, model: castToAll(from) }));
  expect(models.length).toBe(8);
  await checkModels(models);
});

/** One input, an output of every type. */
function castToAll(from: TensorType): Uint8Array {
  const outputs = types.map((_, i) => i + 1);
  return buildModel({
    tensors: [from, ...types].map((dtype) => ({ dtype, shape: [7] })),
    operators: outputs.map((output) => ({ kind: 'CAST', inputs: [0], outputs: [output] })),
    inputs: [0],
    outputs,
  });
}
