import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allBoards, boardIds, findBoard, parseBoard } from '../../src/boards/load.ts';
import { CompileError, type Problem } from '../../src/errors.ts';
import { machines } from '../../src/run/machines.ts';

const good = {
  id: 'mine', name: 'Mine', core: 'cortex-m4', dsp: true, mve: false, fpu: 'single', clockHz: 1, flashBytes: 1000,
  ramBytes: 100, reservedRamBytes: 10, reservedFlashBytes: 10, target: 'c', emulator: null,
  regions: [{ name: 'ram', kind: 'ram', origin: 0, bytes: 100 }],
}; // prettier-ignore

function problemsOf(text: string): readonly Problem[] {
  try {
    parseBoard(text, 'my.json');
    return [];
  } catch (error) {
    if (error instanceof CompileError) return error.problems;
    throw error;
  }
}

describe('boards that come with us', () => {
  it('are all of boards/, each under its own id', () => {
    const files = readdirSync(new URL('../../boards', import.meta.url)).map((name) => name.replace('.json', ''));
    expect(boardIds().toSorted()).toEqual(files.toSorted());
    expect(allBoards().map(({ id }) => id)).toEqual(boardIds());
  });

  it.each(allBoards())('$id has memory regions, and a contiguous one that holds what it leaves', (board) => {
    if (board.id === 'generic') return expect(board.regions).toEqual([]);
    const ram = board.regions.filter(({ kind }) => kind === 'ram').map(({ bytes }) => bytes);
    expect(ram.reduce((sum, bytes) => sum + bytes, 0)).toBe(board.ramBytes);
    expect(Math.max(...ram)).toBeGreaterThanOrEqual(board.ramBytes - board.reservedRamBytes);
    return expect(board.regions.some(({ kind }) => kind === 'flash')).toBe(true);
  });

  it.each(allBoards().filter(({ id }) => id.startsWith('qemu-')))('$id is the emulated machine', (board) => {
    const machine = machines[board.emulator as keyof typeof machines];
    expect(board.core).toBe(board.emulator);
    expect(board.regions.find(({ kind }) => kind === 'ram')).toMatchObject({
      origin: machine.ram.origin,
      bytes: machine.ram.bytes,
    });
    expect(board.name).toContain(machine.qemuMachine);
  });

  it('say which is meant when one is misspelled', () => {
    expect(() => findBoard('picoo')).toThrow('board/unknown: there is no board "picoo"');
    expect(() => findBoard('toString')).toThrow('board/unknown');
  });
});

describe('a board file of the user', () => {
  it('is taken when it is complete', () => {
    expect(parseBoard(JSON.stringify(good), 'my.json')).toEqual(good);
  });

  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ['a word for a number', { ramBytes: '64k' }, 'ramBytes is a number of bytes above 0'],
    ['a negative number', { reservedRamBytes: -1 }, 'reservedRamBytes is a whole number'],
    ['an unknown core', { core: 'cortex-a7' }, 'core is one of generic, cortex-m0'],
    ['an unknown unit', { fpu: true }, 'fpu is one of none, single, double'],
    ['an id with blanks', { id: 'My Board' }, 'id is lower-case letters'],
    ['a missing field', { clockHz: undefined }, 'clockHz is a whole number'],
    ['a field too many', { ram: 5 }, 'ram is no such field'],
    ['more reserved than there is', { reservedRamBytes: 100 }, 'reservedRamBytes is less than ramBytes'],
    ['regions that are no list', { regions: {} }, 'regions is a list'],
    ['a wrong region', { regions: [{ name: 'a', kind: 'rom', origin: 0, bytes: 1 }] }, 'regions[0].kind is one of'],
    ['regions above the total', { regions: [{ name: 'a', kind: 'ram', origin: 0, bytes: 101 }] }, 'regions is RAM of at most'],
    ['vectors without DSP', { mve: true, dsp: false }, 'dsp is true where mve is'],
    ['a wrong emulator', { emulator: 'qemu' }, 'emulator is null or one of'],
  ]; // prettier-ignore

  it.each(cases)('with %s is refused, naming the field', (_, change, words) => {
    const problems = problemsOf(JSON.stringify({ ...good, ...change }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'board/invalid' });
    expect(problems[0]?.message).toContain(`my.json: ${words}`);
  });

  it.each([['{'], ['[]'], ['null'], ['7']])('that reads %s is refused', (text) => {
    expect(problemsOf(text)).toMatchObject([{ code: 'board/invalid' }]);
  });

  it('tells of every wrong field at once', () => {
    expect(problemsOf(JSON.stringify({ ...good, core: 'x', ramBytes: 0, dsp: 1 }))).toHaveLength(3);
  });
});
