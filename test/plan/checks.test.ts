import { describe, expect, test } from 'vitest';
import { reportOrder } from '../../src/plan/check/report-order.ts';
import { reportQuantization } from '../../src/plan/check/report-quantization.ts';
import { reportRules, reportShapes } from '../../src/plan/check/report-rules.ts';
import { reportTypes } from '../../src/plan/check/report-types.ts';
import { reportUnsupportedOps } from '../../src/plan/check/report-unsupported-ops.ts';
import type { ModelSpec, TensorSpec } from '../helpers/build-model.ts';
import { codes, constant, dense, refusals, reported, reshape } from '../helpers/stages.ts';

const spec: ModelSpec = {
  tensors: [codes('in', [1, 2]), constant('w', [2, 2], [1, 0, 0, 1]), codes('mid', [1, 2]), codes('out', [1, 2])],
  operators: [dense(0, 1, 2), dense(2, 1, 3)],
  inputs: [0],
  outputs: [3],
};

const withTensor = (id: number, change: Partial<TensorSpec>): ModelSpec => ({
  ...spec,
  tensors: spec.tensors.map((tensor, i) => (i === id ? { ...tensor, ...change } : tensor)),
});

test('a sound model has no problems', () => {
  expect(refusals(spec)).toEqual([]);
});

describe('order', () => {
  test.each([
    ['read before it is written', { operators: [dense(2, 1, 3), dense(0, 1, 2)] }, [['op', 0, 'mid']]],
    ['never written', { operators: [dense(0, 1, 2)] }, [['model', undefined, 'out']]],
    ['written twice', { operators: [dense(0, 1, 3), dense(0, 1, 3)] }, [['op', 1, 'out']]],
    ['a constant is written', { operators: [dense(0, 1, 1), dense(0, 1, 3)] }, [['op', 0, 'w']]],
    ['an input is written', { operators: [dense(0, 1, 0), dense(0, 1, 3)] }, [['op', 0, 'in']]],
  ] as const)('%s', (_, change, expected) => {
    const problems = reported({ ...spec, ...change }, reportOrder);
    expect(problems.map(({ code }) => code)).toEqual(expected.map(() => 'graph/broken-order'));
    expect(problems.map(({ at }) => [at?.op === undefined ? 'model' : 'op', at?.op, at?.tensor])).toEqual(expected);
  });
});

describe('unsupported operators', () => {
  test.each([
    ['CUSTOM', 'FlexErf', /TFLITE_BUILTINS_INT8/],
    ['CUSTOM', 'my_own', /code of their own/],
    ['REAL', undefined, /bareflow inspect --ops/],
  ] as const)('%s %s has a way out', (kind, customCode, hint) => {
    const operator = { kind, inputs: [0], outputs: [2], ...(customCode ? { customCode } : {}) };
    const [problem, ...more] = reported({ ...spec, operators: [operator, dense(2, 1, 3)] }, reportUnsupportedOps);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'op/unsupported', at: { op: 0 } });
    expect(problem?.hint).toMatch(hint);
  });
});

describe('types', () => {
  test.each([
    ['float model', 0, { dtype: 'float32' }, 'float32, int8, none -> int8', /representative_dataset/],
    ['float input and weights of a type that no row has', 2, { dtype: 'string' }, 'int8, int8, none -> string', /INT8/],
  ] as const)('%s', (_, id, change, got, hint) => {
    const [problem] = reported(withTensor(id, change), reportTypes);
    expect(problem).toMatchObject({ code: 'op/types', at: { op: 0, kind: 'FULLY_CONNECTED' }, got });
    expect(problem?.hint).toMatch(hint);
    expect(problem?.notes.length).toBeGreaterThan(0);
  });

  test.each([
    ['too few inputs', { inputs: [0] }],
    ['too many inputs', { inputs: [0, 1, -1, 1] }],
    ['an input left out that must be there', { inputs: [0, -1] }],
    ['no output', { outputs: [] }],
  ])('%s', (_, change) => {
    const operators = [{ ...dense(0, 1, 2), ...change }];
    expect(reported({ ...spec, operators }, reportTypes).map(({ code }) => code)).toEqual(['op/types']);
  });
});

describe('quantization', () => {
  test('a zero point that is no code of its type', () => {
    const [problem] = reported(withTensor(0, { zeroPoint: 129 }), reportQuantization);
    expect(problem).toMatchObject({
      code: 'op/rule',
      got: 'zero point 129, int8 holds -128 to 127',
      at: { tensor: 'in' },
    });
  });

  test.each([
    ['no output scale', 2, { scale: 0 }],
    ['scales too far apart', 0, { scale: 1e20 }],
  ])('%s: no multiplier', (_, id, change) => {
    const problems = reported(withTensor(id, change), reportRules);
    expect(problems.map(({ message }) => message)).toContain(
      'from accumulator to output code the factor is finite and less than 2^30',
    );
  });
});

describe('rules and shapes', () => {
  test('a rule is the first line of its problem, with what was seen', () => {
    const [problem] = reported(withTensor(1, { scale: [1, 1, 1] }), reportRules);
    expect(problem).toMatchObject({
      code: 'op/rule',
      message: 'weights have one scale, or one for each output channel',
      got: '3 scales for 2 channels',
    });
  });

  test('every operator is looked at', () => {
    expect(reported(withTensor(1, { scale: [1, 1, 1] }), reportRules).map(({ at }) => at?.op)).toEqual([0, 1]);
  });

  test('a stored shape that contradicts the operator', () => {
    const [problem] = reported(withTensor(2, { shape: [2, 2] }), reportShapes);
    expect(problem).toMatchObject({
      code: 'graph/shape-mismatch',
      got: 'stored 2x2, computed 1x2',
      at: { tensor: 'mid' },
    });
  });

  test('a reshape that loses elements', () => {
    const lossy = { ...withTensor(2, { shape: [1] }), operators: [reshape(0, 2, [1])] };
    expect(reported(lossy, reportRules)).toMatchObject([{ code: 'op/rule', got: '2 elements to 1' }]);
  });
});

test('a stage is finished before its problems are thrown: all of it, none of the next', () => {
  const both = { ...spec, operators: [{ kind: 'REAL', inputs: [9 % 4], outputs: [2] }, dense(2, 1, 3)] } as const;
  const problems = refusals({ ...both, outputs: [3, 0] });
  expect(problems.map(({ code }) => code)).toEqual(['op/unsupported']);
  const wrongType = withTensor(0, { dtype: 'float32' });
  expect(refusals({ ...wrongType, outputs: [3] }).map(({ code }) => code)).toEqual(['op/types']);
});
