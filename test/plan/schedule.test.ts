import { describe, expect, test } from 'vitest';
import { schedule } from '../../src/plan/schedule.ts';
import type { Schedule } from '../../src/plan/types.ts';
import type { ModelSpec } from '../helpers/build-model.ts';
import { codes, constant, dense, legalOf, reshape } from '../helpers/stages.ts';

const identity = [1, 0, 0, 1];

/** root: members, bytes, first..last */
function groups({ groups }: Schedule): Readonly<Record<string, string>> {
  return Object.fromEntries(
    groups.map(({ root, members, bytes, lifetime }) => [
      root,
      `${members.join(' ')}, ${bytes} B, ${lifetime.first}..${lifetime.last}`,
    ]),
  );
}

function scheduled(spec: ModelSpec): Schedule {
  return schedule(legalOf(spec));
}

const chain: ModelSpec = {
  tensors: [codes('in', [1, 2]), constant('w', [2, 2], identity), codes('mid', [1, 2]), codes('out', [1, 2])],
  operators: [dense(0, 1, 2), dense(2, 1, 3)],
  inputs: [0],
  outputs: [3],
};

describe('lifetimes', () => {
  test('an input is there before step 0, an output after the last step, constants take no memory', () => {
    expect(groups(scheduled(chain))).toEqual({ 0: '0, 2 B, -1..0', 2: '2, 2 B, 0..1', 3: '3, 2 B, 1..2' });
  });

  test('a tensor that is read again lives until then', () => {
    const skip = { ...chain, operators: [dense(0, 1, 2), dense(2, 1, 3), dense(0, 1, 4)], outputs: [3, 4] };
    const spec = { ...skip, tensors: [...chain.tensors, codes('again', [1, 2])] };
    expect(groups(scheduled(spec))).toMatchObject({ 0: '0, 2 B, -1..2' });
  });

  test('an output in the middle lives to the end', () => {
    expect(groups(scheduled({ ...chain, outputs: [2, 3] }))).toMatchObject({ 2: '2, 2 B, 0..2' });
  });

  test('an input that nobody reads keeps its place', () => {
    const spec = { ...chain, tensors: [...chain.tensors, codes('unused', [5])], inputs: [0, 4] };
    expect(groups(scheduled(spec))).toMatchObject({ 4: '4, 5 B, -1..-1' });
  });
});

describe('a renaming operator', () => {
  const renamed: ModelSpec = {
    ...chain,
    tensors: [...chain.tensors, codes('flat', [2, 1]), codes('row', [1, 2])],
    operators: [dense(0, 1, 2), reshape(2, 4, [2, 1]), reshape(4, 5, [1, 2]), dense(5, 1, 3)],
  };

  test('takes no step, and its output is the same memory, over several of them', () => {
    const plan = scheduled(renamed);
    expect(plan.order.map(({ kind }) => kind)).toEqual(['FULLY_CONNECTED', 'FULLY_CONNECTED']);
    expect(groups(plan)).toMatchObject({ 2: '2 4 5, 2 B, 0..1' });
  });

  test('keeps the memory until its last name is read', () => {
    const spec = { ...renamed, outputs: [3, 4] };
    expect(groups(scheduled(spec))).toMatchObject({ 2: '2 4 5, 2 B, 0..2' });
  });

  test('from input to output leaves nothing to run', () => {
    const spec = { ...chain, tensors: [codes('in', [4]), codes('out', [2, 2])], operators: [reshape(0, 1, [2, 2])] };
    const plan = scheduled({ ...spec, outputs: [1] });
    expect(plan.order).toEqual([]);
    expect(groups(plan)).toEqual({ 0: '0 1, 4 B, -1..0' });
  });
});
