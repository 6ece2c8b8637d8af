import { describe, expect, it } from 'vitest';
import { compile } from '../../src/index.ts';
import { checkModels, genericBoard } from '../helpers/check-models.ts';
import { lstmModel, type LstmSpec, stackedLstmModel } from '../helpers/lstm-model.ts';
import { problemsOf } from '../helpers/problems.ts';

const shapes = { batch: 2, time: 3, inputs: 5, units: 4 };

const cases: Readonly<Record<string, LstmSpec>> = {
  'int8': { data: 'int8', time: 4, inputs: 3, units: 5 },
  'int8, batch 2': { data: 'int8', ...shapes },
  'int8, batch 2, time major': { data: 'int8', ...shapes, timeMajor: true },
  'int8, clipped cells': { data: 'int8', ...shapes, clip: 0.3 },
  'int8, a clip beyond int16': { data: 'int8', ...shapes, clip: 100 },
  'int8, cells of 2^-14': { data: 'int8', ...shapes, cellScale: 2 ** -14 },
  'int8, cells of 2^-8': { data: 'int8', ...shapes, cellScale: 2 ** -8 },
  'int8, a cell scale that is no power of two': { data: 'int8', ...shapes, cellScale: 0.0006 },
  'int8, saturated gates': { data: 'int8', ...shapes, weightScale: 40 },
  'int8, one unit, one input, one step': { data: 'int8', time: 1, inputs: 1, units: 1 },
  'int16': { data: 'int16', time: 4, inputs: 3, units: 5 },
  'int16, batch 2, time major, clipped': { data: 'int16', ...shapes, timeMajor: true, clip: 0.2 },
  'int16, saturated gates': { data: 'int16', ...shapes, weightScale: 40 },
  'int16, more inputs than 32 bits are proven for': { data: 'int16', inputs: 600, units: 2 },
}; // prettier-ignore

const floats: Readonly<Record<string, LstmSpec>> = {
  'float32': { data: 'float32', time: 4, inputs: 3, units: 5 },
  'float32, batch 2, time major': { data: 'float32', ...shapes, timeMajor: true },
  'float32, clipped cells': { data: 'float32', ...shapes, clip: 0.3 },
}; // prettier-ignore

const sequences = [[100, -50, 20, 80], [100, -50, 20, 80], [-128, 127, 0, 60]] as const; // prettier-ignore
const codes8 = sequences.map((codes) => [Int8Array.from(codes)]);
const codes16 = sequences.map((codes) => [Int16Array.from(codes, (code) => code * 250)]);

describe('UNIDIRECTIONAL_SEQUENCE_LSTM', () => {
  it('runs on the host as its reference means, state included', async () => {
    await checkModels([
      ...Object.entries(cases).map(([name, spec]) => ({ name, model: lstmModel(spec) })),
      ...Object.entries(floats).map(([name, spec]) => ({ name, model: lstmModel(spec), libm: true })),
      { name: 'two layers', model: stackedLstmModel({ data: 'int8', ...shapes }) },
    ]);
    expect(Object.keys(cases).length).toBeGreaterThan(0);
  });

  it('gives the answers of TFLite Micro', async () => {
    await checkModels([
      {
        name: 'int8',
        model: lstmModel({ data: 'int8' }),
        invocations: codes8,
        expected: [[-5, -5, -55, 36], [-5, -5, -55, 40], [-5, -102, -75, -81]],
      },
      {
        name: 'int8, clipped cells',
        model: lstmModel({ data: 'int8', clip: 0.3 }),
        invocations: codes8,
        expected: [[-5, -5, -35, 28], [-5, -5, -35, 28], [-5, -42, -27, -38]],
      },
      {
        name: 'int16',
        model: lstmModel({ data: 'int16' }),
        invocations: codes16,
        expected: [[16, 0, -14062, 18381], [0, 50, -14077, 19094], [-34, -24928, -14568, -8343]],
      },
    ]); // prettier-ignore
  });

  it('keeps one sigmoid table for all layers', () => {
    const options = { fileName: 'm', name: 'm', backend: 'native', board: genericBoard, labels: [] } as const;
    const { files, stages } = compile(stackedLstmModel({ data: 'int8', inputs: 3 }), options);
    const text = files.map((file) => file.text).join('\n');
    expect(text.match(/^const uint16_t \w+/gm)).toEqual(['const uint16_t m_shared_sigmoid']);
    const arrays = [...text.matchAll(/^const (u?int(\d+)_t) \w+\[(\d+)\]/gm)];
    const bytes = arrays.reduce((sum, [, , bits, length]) => sum + (Number(bits) / 8) * Number(length), 0);
    expect(stages.plan.constBytes).toBe(bytes);
  });

  it.each([
    ['no peephole connections, projection or layer normalization', { extraInput: 9 }, /input 9/],
    ['the cell activation is tanh', { options: { fused_activation_function: 'relu' } }, /activation relu/],
    ['recurrent weights are full matrices', { options: { diagonal_recurrent_tensors: true } }, /diagonal/],
    ['weights, biases and states fit', { change: { 14: { shape: [1, 3] } } }, /input 19 is 1x3, not 1x2/],
    ['states are variable tensors', { change: { 13: { isVariable: false, data: [0, 0] } } }, /input 18/],
    ['weights have zero point 0', { change: { 2: { zeroPoint: 1 } } }, /input 2 has zero point 1/],
    ['weights have one scale', { change: { 2: { scale: [0.1, 0.2] } } }, /input 2 has 2 scales/],
  ] as const)('refuses a model unless %s', (_, part, message) => {
    expect(problemsOf(lstmModel({ data: 'int8', ...part })).join('\n')).toMatch(message);
  });
});
