import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { supportTable } from '../tools/docs/support-text.ts';
import { root } from './helpers/golden-case.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');

test('docs/SUPPORTED_OPS.md says what the operators say (npm run docs writes it)', () => {
  expect(read('docs/SUPPORTED_OPS.md')).toBe(supportTable());
});

test.each(['README.md', 'docs/architecture.md'])('every local link of %s leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((link) => !existsSync(join(root, page, '..', link)))).toEqual([]);
});

test('every npm script that the papers name exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = ['README.md', 'docs/architecture.md'].flatMap((page) =>
    [...read(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name),
  );
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
