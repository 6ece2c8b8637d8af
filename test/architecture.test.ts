import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtinOperators } from '../src/parse/schema.ts';

/**
 * Who may import whom: the table of docs/architecture.md. A room is a folder or a file of src/. "type x" allows type
 * imports only, "x/y" a part of a room, "npm:x" and "node:*" packages.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  'fixed-point': [],
  nearest: [],
  'parse/flatbuffer': ['errors', 'npm:flatbuffers'],
  'parse/schema': [],
  parse: ['errors', 'graph', 'type ops'],
  graph: ['errors', 'fixed-point'],
  proof: ['errors', 'fixed-point', 'graph'],
  kernels: ['errors', 'fixed-point', 'graph', 'proof', 'ops/shared', 'type ops'],
  ops: ['errors', 'fixed-point', 'graph', 'kernels'],
  boards: ['errors', 'nearest', 'assets.generated', 'type kernels'],
  backends: ['errors', 'type ops'],
  plan: ['errors', 'fixed-point', 'graph', 'ops', 'proof', 'type boards', 'type kernels'],
  'emit/render': ['errors', 'assets.generated', 'npm:handlebars'],
  emit: [
    'errors',
    'fixed-point',
    'graph',
    'ops',
    'assets.generated',
    'plan/life-bar',
    'type plan',
    'type kernels',
    'type targets',
  ],
  targets: ['errors', 'nearest', 'emit/render', 'type emit'],
  report: ['errors', 'graph', 'ops', 'plan', 'boards', 'emit/names', 'type kernels'],
  reference: ['errors', 'graph', 'ops'],
  index: ['*', 'npm:@noble/hashes'],
  run: ['errors', 'index', 'graph', 'ops', 'reference', 'emit/names', 'type emit', 'npm:execa', 'node:*'],
  cli: ['*', 'npm:commander', 'npm:execa', 'node:*'],
};

/** Only these may touch files, processes and the terminal: the library runs in a browser. */
const outside = ['cli', 'run'];

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = typescriptUnder('src').filter((path) => !path.endsWith('.generated.ts'));

test('every room is in the table', () => {
  expect(sources.filter((path) => !(roomOf(path) in mayImport))).toEqual([]);
});

test('every import follows the table of rooms', () => {
  const broken = sources.flatMap((path) => {
    const room = roomOf(path);
    const wrong = importsOf(path).filter((one) => !isAllowed(one, room, mayImport[room] ?? []));
    return wrong.map(({ target, isType }) => `${path} imports ${isType ? 'type ' : ''}${target}`);
  });
  expect(broken).toEqual([]);
});

test('the library touches neither files nor processes', () => {
  const pure = sources.filter((path) => !outside.includes(topOf(path)));
  const touching = pure.filter((path) =>
    /from 'node:|\bimport\(|\bprocess\.|\b__dirname\b|\bimport\.meta\b|\bconsole\./.test(codeOf(path)),
  );
  expect(touching).toEqual([]);
});

/** Without doc comments, whose examples may well read files. */
function codeOf(path: string): string {
  return read(path).replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
}

/** An operator's name outside its own room is knowledge that has leaked: it belongs on OpDef as a property. */
test('no operator is told by its name outside src/ops', () => {
  const names = new Set<string>(builtinOperators.filter((name) => name !== 'CUSTOM'));
  const elsewhere = sources.filter((path) => !['ops', 'cli'].includes(topOf(path)) && !isSchemaData(path));
  const leaks = elsewhere.flatMap((path) =>
    [...read(path).matchAll(/'([A-Z][A-Z0-9_:]+)'/g)].flatMap(([, word = '']) =>
      names.has(word) ? [`${path}: ${word}`] : [],
    ),
  );
  expect(leaks).toEqual([]);
});

/** Tables of data are exempt: the schema, and the registry with its one line for each operator. */
const isTable = (path: string): boolean => isSchemaData(path) || path === 'src/ops/index.ts';

test('no file is longer than 250 lines', () => {
  const written = [...sources, ...typescriptUnder('test'), ...typescriptUnder('tools')];
  const lines = (path: string): number => read(path).split('\n').length - 1;
  const long = written.filter((path) => !isTable(path) && lines(path) > 250);
  expect(long.map((path) => `${path}: ${lines(path)}`)).toEqual([]);
});

interface Import {
  readonly target: string;
  readonly isType: boolean;
}

function importsOf(path: string): readonly Import[] {
  const statements = read(path).matchAll(/^(?:import|export)\s+(type\s)?([^;]*?)from '([^']+)'/gm);
  return [...statements].map(([, type, names = '', from = '']) => ({
    target: targetOf(path, from),
    isType: type !== undefined || onlyTypes(names),
  }));
}

/** `{ type A, type B }` imports nothing either. */
function onlyTypes(names: string): boolean {
  const inner = /^\{(.*)\}\s*$/s.exec(names.trim())?.[1];
  const parts = inner?.split(',').map((part) => part.trim()) ?? [''];
  return parts.filter((part) => part !== '').every((part) => part.startsWith('type ')) && inner !== undefined;
}

function targetOf(path: string, from: string): string {
  if (from.startsWith('node:')) return 'node:*';
  if (!from.startsWith('.')) return `npm:${from.split('/', from.startsWith('@') ? 2 : 1).join('/')}`;
  return relative(join(root, 'src'), resolve(root, dirname(path), from))
    .replaceAll('\\', '/')
    .replace(/\.ts$/, '');
}

function isAllowed({ target, isType }: Import, room: string, allowed: readonly string[]): boolean {
  const own = room.split('/')[0]!;
  return [own, ...allowed].some((entry) => {
    const wanted = entry.replace(/^type /, '');
    if (entry.startsWith('type ') && !isType) return false;
    const isLocal = !/^(npm|node):/.test(target);
    return (wanted === '*' && isLocal) || target === wanted || target.startsWith(`${wanted}/`);
  });
}

/** The most special entry of the table: "parse/flatbuffer" before "parse". */
function roomOf(path: string): string {
  const inside = path.replace(/^src\//, '').replace(/\.ts$/, '');
  const parts = inside.split('/');
  const special = parts.slice(0, 2).join('/');
  return special in mayImport ? special : parts[0]!;
}

function topOf(path: string): string {
  return path.replace(/^src\//, '').split(/[/.]/)[0]!;
}

function isSchemaData(path: string): boolean {
  return path.startsWith('src/parse/schema');
}

function typescriptUnder(folder: string): readonly string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
