import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenPromises } from './helpers/contract.ts';
import { cases, goldenFolder, runCase } from './helpers/golden-case.ts';
import { goldenTexts } from './helpers/golden-text.ts';

describe.each(cases)('$name', (golden) => {
  const models = runCase(golden);

  test(golden.description, () => {
    const folder = join(goldenFolder, golden.name);
    const actual = goldenTexts(golden, models);
    writeAll(join(folder, 'actual'), actual);
    const expected = readAll(folder);
    const paths = [...new Set([...expected.keys(), ...actual.keys()])].toSorted();
    for (const path of paths) {
      const message = `golden/${golden.name}/${path} is not what was made (npm run golden:accept takes it over)`;
      expect.soft(actual.get(path) ?? '(no such file was made)', message).toBe(expected.get(path) ?? '(no such file)');
    }
  });

  test('warns of nothing unexpected', () => {
    const warnings = models.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'warning'));
    expect(warnings.map(({ code }) => code)).toEqual(golden.expectedWarnings);
  });

  const files = models.flatMap(({ compiled }) => compiled?.files ?? []).filter(({ path }) => /\.[chS]$/.test(path));
  if (files.length === 0) return;
  test('every emitted file keeps the contract', () => {
    const broken = files.flatMap(({ path, text }) => brokenPromises(text).map((line) => `${path}: ${line}`));
    expect(broken).toEqual([]);
  });
});

function writeAll(folder: string, texts: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function readAll(folder: string): ReadonlyMap<string, string> {
  const names = [...readdirSync(folder), ...inOut(folder)].filter((name) => /\.(txt|[chS]|sha256)$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')]));
}

function inOut(folder: string): readonly string[] {
  const out = join(folder, 'out');
  return existsSync(out) ? readdirSync(out).map((name) => `out/${name}`) : [];
}
