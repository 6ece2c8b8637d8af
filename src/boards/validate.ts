import { problem, type Problem } from '../errors.ts';
import type { Board, Region } from './board.ts';

const cores = [
  'generic', 'cortex-m0', 'cortex-m0plus', 'cortex-m3', 'cortex-m4', 'cortex-m7', 'cortex-m33', 'cortex-m55',
] as const satisfies readonly Board['core'][]; // prettier-ignore

/** What a field takes: the words for a message, and the test. */
interface FieldRule {
  readonly takes: string;
  readonly test: (value: unknown) => boolean;
}

const text: FieldRule = { takes: 'a text', test: (v) => typeof v === 'string' && v.trim() !== '' };
const flag: FieldRule = { takes: 'true or false', test: (v) => typeof v === 'boolean' };
const count: FieldRule = { takes: 'a whole number, 0 or more', test: isCount };
const size: FieldRule = { takes: 'a number of bytes above 0', test: (v) => isCount(v) && Number(v) > 0 };

const boardFields: Readonly<Record<keyof Board, FieldRule>> = {
  id: {
    takes: 'lower-case letters, digits, "-" and "_"',
    test: (v) => typeof v === 'string' && /^[a-z0-9][a-z0-9_-]*$/.test(v),
  },
  name: text,
  core: oneOf(cores),
  dsp: flag,
  mve: flag,
  fpu: oneOf(['none', 'single', 'double']),
  clockHz: count,
  flashBytes: size,
  ramBytes: size,
  reservedRamBytes: count,
  reservedFlashBytes: count,
  regions: { takes: 'a list', test: Array.isArray },
  target: text,
  emulator: {
    takes: `null or one of ${cores.slice(1).join(', ')}`,
    test: (v) => v === null || cores.slice(1).includes(v as Board['core']),
  },
};

const regionFields: Readonly<Record<keyof Region, FieldRule>> = {
  name: text,
  kind: oneOf(['flash', 'ram']),
  origin: count,
  bytes: size,
};

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function oneOf(words: readonly string[]): FieldRule {
  return { takes: `one of ${words.join(', ')}`, test: (v) => typeof v === 'string' && words.includes(v) };
}

/** Everything that is wrong with a board file; each problem names the field. */
export function boardProblems(value: unknown, source: string): readonly Problem[] {
  const wrong = fieldProblems(value, boardFields, source, '');
  if (wrong.length > 0) return wrong;
  const board = value as Board;
  const inRegions = board.regions.flatMap((region, i) => fieldProblems(region, regionFields, source, `regions[${i}]`));
  return inRegions.length > 0 ? inRegions : sizeProblems(board, source);
}

function fieldProblems(
  value: unknown,
  fields: Readonly<Record<string, FieldRule>>,
  source: string,
  path: string,
): readonly Problem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [invalid(source, path || 'the file', 'a JSON object', value)];
  const record = value as Readonly<Record<string, unknown>>;
  const name = (field: string): string => (path === '' ? field : `${path}.${field}`);
  const broken = Object.entries(fields)
    .filter(([field, rule]) => !rule.test(record[field]))
    .map(([field, rule]) => invalid(source, name(field), rule.takes, record[field]));
  const unknown = Object.keys(record)
    .filter((field) => !Object.hasOwn(fields, field))
    .map((field) => invalid(source, name(field), 'no such field; remove it', record[field]));
  return [...broken, ...unknown];
}

/** Numbers that are fine alone but not together. */
function sizeProblems(board: Board, source: string): readonly Problem[] {
  const sum = (kind: Region['kind']): number =>
    board.regions.filter((region) => region.kind === kind).reduce((bytes, region) => bytes + region.bytes, 0);
  const checks = [
    [board.reservedRamBytes < board.ramBytes, 'reservedRamBytes', 'less than ramBytes', board.reservedRamBytes],
    [board.reservedFlashBytes < board.flashBytes, 'reservedFlashBytes', 'less than flashBytes', board.reservedFlashBytes],
    [sum('ram') <= board.ramBytes, 'regions', `RAM of at most ramBytes (${board.ramBytes}) together`, sum('ram')],
    [sum('flash') <= board.flashBytes, 'regions', `flash of at most flashBytes (${board.flashBytes}) together`, sum('flash')],
    [!board.mve || board.dsp, 'dsp', 'true where mve is', board.dsp],
  ] as const; // prettier-ignore
  return checks.filter(([fine]) => !fine).map(([, field, takes, got]) => invalid(source, field, takes, got));
}

function invalid(source: string, field: string, takes: string, got: unknown): Problem {
  return problem('board/invalid', `${source}: ${field} is ${takes}`, {
    got: got === undefined ? 'nothing: the field is missing' : (JSON.stringify(got) ?? String(got)),
    hint: '"bareflow boards --json" shows complete boards',
  });
}
