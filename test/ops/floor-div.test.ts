import { expect, it } from 'vitest';
import { checkModels } from '../helpers/check-models.ts';
import { checkOneOps, float32, oneOpModel } from '../helpers/one-op-cases.ts';

const pair = { inputs: [float32(6), float32(6)], outputs: [float32(6)] };
const given = [[Float32Array.of(7, -7, 7, -7, 6, 0.5), Float32Array.of(2, 2, -2, -2, 3, 0)]];
const nest = {
  inputs: [float32(2, 1, 3, 1, 2, 1), float32(1, 2, 1, 3, 1, 5)],
  outputs: [float32(2, 2, 3, 3, 2, 5)],
};

it('FLOOR_DIV rounds down', () =>
  checkOneOps('FLOOR_DIV', { plain: { ...pair, given, expected: [[3, -4, -4, 3, 2, Infinity]] }, 'six loops': nest }));

it('FLOOR_DIV divides in double', () =>
  checkOneOps('FLOOR_DIV', {
    'a quotient below float32': {
      inputs: [float32(1), float32(1)],
      outputs: [float32(1)],
      given: [[Float32Array.of(1e-40), Float32Array.of(-3e38)]],
      expected: [[-1]],
    },
  }));

it('FLOOR_MOD has the sign of the divisor', () =>
  checkOneOps('FLOOR_MOD', { plain: { ...pair, given, expected: [[1, 1, -1, -1, 0, NaN]] }, 'six loops': nest }));

it('POW', async () => {
  const model = oneOpModel('POW', pair);
  const values = [[Float32Array.of(2, 3, 0.5, 9, 1, 5), Float32Array.of(3, 2, -1, 0.5, 7, 0)]];
  await checkModels([{ name: 'plain', model, invocations: values, libm: true, expected: [[8, 9, 2, 3, 1, 1]] }]);
  expect(model.length).toBeGreaterThan(0);
});
