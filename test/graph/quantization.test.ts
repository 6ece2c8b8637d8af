import { expect, test } from 'vitest';
import { activationRange, dtypeRange, quantizeReal } from '../../src/graph/quantization.ts';
import type { DType, Tensor } from '../../src/graph/types.ts';

const tensor = (dtype: DType, scale: number, zeroPoint: number): Tensor => ({
  id: 0,
  name: 't',
  dtype,
  shape: [1],
  signature: null,
  quant: { scales: [scale], zeroPoints: [zeroPoint], axis: 0 },
  data: null,
  isVariable: false,
  sparsity: null,
});

test.each([
  [1, 0.5, -3, -1],
  [0.25, 0.5, 0, 1],
  [-0.25, 0.5, 0, -1],
  [6, 0.023528477177023888, -128, 127],
])('%d at scale %d, zero point %d is %d', (real, scale, zeroPoint, code) => {
  expect(quantizeReal(real, tensor('int8', scale, zeroPoint))).toBe(code);
});

test.each([
  ['none', 'int8', 1, 0, -128, 127],
  ['relu', 'int8', 1, -10, -10, 127],
  ['relu', 'int8', 1, -128, -128, 127],
  ['relu6', 'int8', 0.1, -100, -100, -40],
  ['relu6', 'int8', 0.01, 0, 0, 127],
  ['relu_n1_to_1', 'int8', 0.1, 5, -5, 15],
  ['relu', 'int16', 1, 0, 0, 32767],
  ['tanh', 'int8', 1, 0, -128, 127],
] as const)('%s of %s at scale %d, zero point %d is %d to %d', (activation, dtype, scale, zeroPoint, low, high) => {
  expect(activationRange(activation, tensor(dtype, scale, zeroPoint))).toEqual({ low, high });
});

test('a float has no range', () => {
  expect(dtypeRange('float32')).toEqual({ low: -Infinity, high: Infinity });
});
