import { fail, problem } from '../errors.ts';
import { type Board, findBoard, parseBoard } from '../index.ts';
import { nearest } from '../nearest.ts';
import type { Options } from './command.ts';
import { readText } from './files.ts';

/** The text of an option; null where it was not given. */
export function textOption(options: Options, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 * 1024, g: 1024 * 1024 * 1024 };

/** "64k", "64kB", "64 KiB", "1.5M", "65536"; k is 1024 throughout. */
export function sizeOption(options: Options, name: string, flag: string): number | null {
  const text = textOption(options, name);
  if (text === null) return null;
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(text.trim());
  const unit = units[(match?.[2] ?? '').toLowerCase()];
  if (match && unit !== undefined) return Math.floor(Number(match[1]) * unit);
  fail(
    problem('option/invalid', `${flag} is a size`, {
      got: JSON.stringify(text),
      hint: 'for instance 65536, 64k, 64kB or 1.5M; k is 1024 bytes',
    }),
  );
}

/** One of several words, with the likeliest one named when it is misspelled. */
export function wordOption<T extends string>(
  options: Options,
  name: string,
  flag: string,
  words: readonly T[],
): T | null {
  const text = textOption(options, name);
  if (text === null) return null;
  const known = words.find((word) => word === text);
  if (known !== undefined) return known;
  const close = nearest(text, words);
  fail(
    problem('option/invalid', `${flag} is one of ${words.join(', ')}`, {
      got: JSON.stringify(text),
      ...(close === null ? {} : { hint: `did you mean ${close}?` }),
    }),
  );
}

/** A board by its id, or from a file of the user's: whatever has a slash or ends in .json. */
export async function boardOption(options: Options, cwd: string): Promise<Board> {
  const word = textOption(options, 'board') ?? 'generic';
  if (!/[\\/]|\.json$/i.test(word)) return findBoard(word);
  return parseBoard(await readText(word, cwd, 'the board file'), baseName(word));
}

export function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}
