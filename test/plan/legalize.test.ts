import { describe, expect, test } from 'vitest';
import { constantIntegers } from '../../src/graph/values.ts';
import { foldConstants } from '../../src/plan/legalize/fold-constants.ts';
import { removeDeadOps } from '../../src/plan/legalize/remove-dead-ops.ts';
import type { ModelSpec } from '../helpers/build-model.ts';
import { codes, constant, dense, refusals, reshape, rewritten } from '../helpers/stages.ts';

const eight = [1, 2, 3, 4, 5, 6, 7, 8];

describe('foldConstants', () => {
  const stored: ModelSpec = {
    tensors: [codes('in', [1, 4]), constant('w', [8], eight), constant('turned', [2, 4], eight), codes('out', [1, 2])],
    operators: [reshape(1, 2, [2, 4]), dense(0, 2, 3)],
    inputs: [0],
    outputs: [3],
  };
  const folding = {
    ...stored,
    tensors: stored.tensors.map((t) => (t.name === 'turned' ? codes('turned', [2, 4]) : t)),
  };

  test('an operator on constants becomes its result', () => {
    const { nodes, tensors } = rewritten(folding, foldConstants);
    expect(nodes.map(({ index, kind }) => [index, kind])).toEqual([[1, 'FULLY_CONNECTED']]);
    expect(constantIntegers(tensors[2]!)).toEqual(eight);
  });

  test('one after another', () => {
    const twice = {
      ...folding,
      tensors: [...folding.tensors, codes('again', [4, 2])],
      operators: [reshape(1, 2, [2, 4]), reshape(2, 4, [4, 2]), dense(0, 2, 3)],
    };
    const { nodes, tensors } = rewritten(twice, foldConstants);
    expect(nodes).toHaveLength(1);
    expect(tensors[4]?.data).toEqual(tensors[1]?.data);
  });

  test('an operator on the input stays', () => {
    expect(rewritten({ ...folding, operators: [dense(0, 2, 3)] }, foldConstants).nodes).toHaveLength(1);
  });

  test('an operator that breaks a rule stays, to be reported', () => {
    const lossy = {
      ...folding,
      tensors: [...folding.tensors, codes('three', [3])],
      operators: [reshape(1, 4, [3]), dense(0, 1, 3)],
    };
    expect(rewritten(lossy, foldConstants).nodes).toHaveLength(2);
    expect(refusals(lossy)).toContainEqual(expect.objectContaining({ code: 'op/rule', got: '8 elements to 3' }));
  });

  test('changes nothing in the graph that it was given', () => {
    const before = rewritten(folding, (graph) => graph);
    expect(before.tensors[2]?.data).toBeNull();
  });
});

describe('removeDeadOps', () => {
  const tensors = [
    codes('in', [1, 2]),
    constant('w', [2, 2], [1, 0, 0, 1]),
    ...['a', 'b', 'c'].map((name) => codes(name, [1, 2])),
  ];
  const spec: ModelSpec = {
    tensors,
    operators: [dense(0, 1, 2), dense(2, 1, 3), dense(2, 1, 4)],
    inputs: [0],
    outputs: [4],
  };

  test.each([
    ['what nobody reads goes', [4], [0, 2]],
    ['an output is read', [3, 4], [0, 1, 2]],
    ['a whole dead branch goes, from its end', [2], [0]],
    ['an input that is an output needs no operator', [0], []],
  ])('%s', (_, outputs, kept) => {
    const { nodes } = rewritten({ ...spec, outputs }, removeDeadOps);
    expect(nodes.map(({ index }) => index)).toEqual(kept);
  });

  test('what writes state stays', () => {
    const state = tensors.map((tensor) => (tensor.name === 'b' ? { ...tensor, isVariable: true } : tensor));
    const { nodes } = rewritten({ ...spec, tensors: state }, removeDeadOps);
    expect(nodes.map(({ index }) => index)).toEqual([0, 1, 2]);
  });
});
