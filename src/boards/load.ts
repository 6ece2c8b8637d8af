import { boards as boardFiles } from '../assets.generated.ts';
import { fail, problem } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Board } from './board.ts';
import { boardProblems } from './validate.ts';

/** Ids of the boards that come with us: real ones first, emulated machines after them. */
export function boardIds(): readonly string[] {
  const ids = Object.keys(boardFiles).map((path) => path.replace(/\.json$/, ''));
  return ids.toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true }));
}

function rank(id: string): number {
  if (id === 'generic') return 2;
  return id.startsWith('qemu-') ? 1 : 0;
}

export function allBoards(): readonly Board[] {
  return boardIds().map(findBoard);
}

/** A board that comes with us, by its id. */
export function findBoard(id: string): Board {
  const path = `${id}.json`;
  const text = Object.hasOwn(boardFiles, path) ? boardFiles[path] : undefined;
  if (text !== undefined) return parseBoard(text, `boards/${path}`);
  const close = nearest(id, boardIds());
  fail(
    problem('board/unknown', `there is no board ${JSON.stringify(id)}`, {
      hint: `${close === null ? '' : `did you mean ${close}? `}"bareflow boards" lists all; a board of your own is a file: --board ./my-board.json`,
      notes: [`known: ${boardIds().join(', ')}`],
    }),
  );
}

/** The text of a board file, checked. `source` is what messages call it. */
export function parseBoard(text: string, source: string): Board {
  const value = parseJson(text, source);
  const problems = boardProblems(value, source);
  if (problems.length > 0) fail(...problems);
  return value as Board;
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    fail(
      problem('board/invalid', `${source} is not JSON`, {
        got: error instanceof Error ? error.message : String(error),
        hint: 'a board is one JSON object: "bareflow boards --json" shows complete ones',
      }),
    );
  }
}
