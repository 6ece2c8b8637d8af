import { describe, expect, it } from 'vitest';
import type { TensorType } from '../../src/parse/schema.ts';
import { buildModel } from '../helpers/build-model.ts';
import { checkModels } from '../helpers/check-models.ts';
import { problemsOf } from '../helpers/problems.ts';

interface Case {
  readonly inputs: readonly (readonly number[])[];
  readonly axis: number;
  readonly out: readonly number[];
  readonly dtype?: TensorType;
  /** Input with constant codes. */
  readonly constant?: number;
  readonly scales?: readonly number[];
  readonly activation?: string;
}

const cases: Readonly<Record<string, Case>> = {
  'channels of two images': { inputs: [[1, 3, 4, 5], [1, 3, 4, 2]], axis: 3, out: [1, 3, 4, 7] },
  'last axis from the end': { inputs: [[2, 3], [2, 1], [2, 4]], axis: -1, out: [2, 8] },
  'first axis': { inputs: [[1, 3], [2, 3]], axis: 0, out: [3, 3] },
  'middle axis of four': { inputs: [[2, 1, 3], [2, 2, 3], [2, 3, 3], [2, 1, 3]], axis: 1, out: [2, 7, 3] },
  'one input': { inputs: [[2, 3]], axis: 1, out: [2, 3] },
  'six inputs': { inputs: [[2, 1], [2, 2], [2, 3], [2, 1], [2, 1], [2, 4]], axis: 1, out: [2, 12] },
  'sixteen inputs': { inputs: Array.from({ length: 16 }, () => [1, 2]), axis: 0, out: [16, 2] },
  'a constant': { inputs: [[2, 2], [2, 3]], axis: 1, out: [2, 5], constant: 1 },
  'int16 of any scale': { inputs: [[2, 2], [2, 3]], axis: 1, out: [2, 5], dtype: 'int16', scales: [0.1, 0.2] },
  'int32': { inputs: [[2, 2], [2, 3]], axis: 1, out: [2, 5], dtype: 'int32' },
  'int64': { inputs: [[2, 2], [2, 3]], axis: 1, out: [2, 5], dtype: 'int64' },
  'float32': { inputs: [[2, 2], [2, 3]], axis: 1, out: [2, 5], dtype: 'float32' },
  'bool': { inputs: [[2, 2], [2, 3]], axis: 1, out: [2, 5], dtype: 'bool' },
}; // prettier-ignore

function model({
  inputs,
  axis,
  out,
  dtype = 'int8',
  constant = -1,
  scales = [],
  activation = 'none',
}: Case): Uint8Array {
  const quant = (scale = 0.05) => (dtype === 'int8' || dtype === 'int16' ? { scale, zeroPoint: 0 } : {});
  const codes = (shape: readonly number[]) => Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i - 2);
  const ids = inputs.map((_, i) => i);
  return buildModel({
    tensors: [
      ...inputs.map((shape, i) => ({
        dtype,
        shape,
        ...quant(scales[i]),
        ...(i === constant ? { data: codes(shape) } : {}),
      })),
      { dtype, shape: out, ...quant() },
    ],
    operators: [
      {
        kind: 'CONCATENATION',
        options: { axis, fused_activation_function: activation },
        inputs: ids,
        outputs: [inputs.length],
      },
    ],
    inputs: ids.filter((id) => id !== constant),
    outputs: [inputs.length],
  });
}

describe('CONCATENATION', () => {
  it('runs on the host as its reference means', async () => {
    await checkModels(Object.entries(cases).map(([name, c]) => ({ name, model: model(c) })));
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it('puts runs of the inputs in turns', async () => {
    const invocations = [[Int8Array.of(1, 2, 3, 4), Int8Array.of(5, 6)]];
    const c: Case = { inputs: [[2, 2], [2, 1]], axis: 1, out: [2, 3] }; // prettier-ignore
    await checkModels([{ name: 'turns', model: model(c), invocations, expected: [[1, 2, 5, 3, 4, 6]] }]);
  });

  const two: Case = { inputs: [[2, 2], [2, 1]], axis: 1, out: [2, 3] }; // prettier-ignore
  const seventeen = Array.from({ length: 17 }, () => [1]);

  it.each<[says: string, wrong: Partial<Case>, got: string]>([
    ['the inputs have the same dimensions except along the axis', { axis: 0 }, '2x2, 2x1 along axis 0'],
    ['the inputs have the same dimensions except along the axis', { axis: 2 }, '2x2, 2x1 along axis 2'],
    ['int8 inputs are quantized as the output: codes are copied as they are', { scales: [0.05, 0.1] }, 'scale 0.10000000149011612, zero point 0 into scale 0.05000000074505806, zero point 0'],
    ['there is no fused activation', { activation: 'relu' }, 'relu'],
    ['there are at most 16 inputs', { inputs: seventeen, axis: 0, out: [17] }, '17 inputs'],
  ])('refuses unless %s', (says, wrong, got) => {
    expect(problemsOf(model({ ...two, ...wrong }))).toEqual([`op/rule: ${says} (${got})`]);
  }); // prettier-ignore
});
