import { describe, expect, it } from 'vitest';
import { findBoard } from '../../src/boards/load.ts';
import { createSession } from '../../src/errors.ts';
import { findOp } from '../../src/ops/index.ts';
import { parseModel } from '../../src/parse/model.ts';
import { checkBudget } from '../../src/plan/check-budget.ts';
import { planModel } from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/types.ts';
import { buildModel } from '../helpers/build-model.ts';

const quant = { scale: 0.5, zeroPoint: 0 };

/** Two dense layers, 8 -> 24 -> 5: the peak is the first, 32 bytes; weights are 192 and 120 bytes. */
const model = buildModel({
  tensors: [
    { name: 'in', dtype: 'int8', shape: [1, 8], ...quant },
    { name: 'w0', dtype: 'int8', shape: [24, 8], ...quant, data: new Int8Array(192) },
    { name: 'a;wide', dtype: 'int8', shape: [1, 24], ...quant },
    { name: 'w1', dtype: 'int8', shape: [5, 24], ...quant, data: new Int8Array(120) },
    { name: 'out', dtype: 'int8', shape: [1, 5], ...quant },
  ],
  operators: [
    { kind: 'FULLY_CONNECTED', inputs: [0, 1, -1], outputs: [2] },
    { kind: 'FULLY_CONNECTED', inputs: [2, 3, -1], outputs: [4] },
  ],
  inputs: [0],
  outputs: [4],
});

const board = { ...findBoard('generic'), id: 'tiny', ramBytes: 64, reservedRamBytes: 32, flashBytes: 4096 };
const none = { maxRamBytes: null, maxFlashBytes: null };

function planned(): Plan {
  return planModel(parseModel(model, findOp), { backend: 'native', board }, createSession()).plan;
}

describe('RAM', () => {
  it('that just fits is fine', () => {
    expect(planned().arenaBytes).toBe(32);
    expect(checkBudget(planned(), board, none)).toEqual([]);
  });

  it('names peak layer, bytes over, limit and the largest tensors', () => {
    const [problem, ...rest] = checkBudget(planned(), { ...board, reservedRamBytes: 33 }, none);
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({
      code: 'plan/ram-exceeded',
      message: '1 B of RAM too many; the peak is this layer',
      at: { op: 0, kind: 'FULLY_CONNECTED' },
      got: 'arena 32 B, where tiny leaves 31 B (64 B of RAM, 33 B reserved)',
      notes: ['24 B alive there: tensor "wide" int8 1x24', '8 B alive there: tensor "in" int8 1x8'],
    });
    expect(problem?.hint).toMatch(/^no placement of these tensors fits/);
  });

  it('counts state too', () => {
    const [problem] = checkBudget({ ...planned(), stateBytes: 5 }, board, none);
    expect(problem?.message).toMatch(/^5 B of RAM too many/);
    expect(problem?.got).toContain('state 5 B');
  });

  it('says so when a better placement would fit', () => {
    const [problem] = checkBudget({ ...planned(), arenaBytes: 40 }, board, none);
    expect(problem?.hint).toMatch(/^no placement needs less than 32 B, which would fit/);
  });

  it('names no layer where inputs or outputs alone are the peak', () => {
    const plan = planned();
    const [problem] = checkBudget({ ...plan, arenaBytes: 40, peak: { ...plan.peak, step: -1 } }, board, none);
    expect(problem).toMatchObject({ at: null, message: '8 B of RAM too many; the peak is at the ports' });
  });
});

describe('a limit of the user', () => {
  it.each([
    [16, 'the given limit is 16 B'],
    [31, 'the given limit is 31 B'],
  ])('of %d B counts below the board', (maxRamBytes, words) => {
    const [problem] = checkBudget(planned(), board, { ...none, maxRamBytes });
    expect(problem?.got).toContain(words);
  });

  it('above the board changes nothing', () => {
    const [problem] = checkBudget(planned(), { ...board, reservedRamBytes: 48 }, { ...none, maxRamBytes: 1000 });
    expect(problem?.got).toContain('tiny leaves 16 B');
  });
});

describe('flash', () => {
  it('names the bytes over and the two largest tables', () => {
    const { constBytes } = planned();
    const [problem] = checkBudget(planned(), board, { ...none, maxFlashBytes: constBytes - 7 });
    expect(problem).toMatchObject({
      code: 'plan/flash-exceeded',
      message: '7 B of flash too many',
      at: { op: 0 },
      notes: ['192 B: weights of op 0 FULLY_CONNECTED "wide"', '120 B: weights of op 1 FULLY_CONNECTED "out"'],
    });
  });

  it('and RAM are told together', () => {
    const codes = checkBudget(planned(), board, { maxRamBytes: 1, maxFlashBytes: 1 }).map(({ code }) => code);
    expect(codes).toEqual(['plan/ram-exceeded', 'plan/flash-exceeded']);
  });
});
