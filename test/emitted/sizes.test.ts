import { execa } from 'execa';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goldenFolder } from '../helpers/golden-case.ts';
import { commandOf, compilerOf } from './compilers.ts';
import { casesFor, type EmittedCase, emittedCases, filesOf, folderWith, workFolder } from './emitted-cases.ts';

const work = workFolder();
const cores = ['cortex-m0plus', 'cortex-m4'] as const;
const gcc = await commandOf('cortex-m4');

/** golden/sizes.txt is bound to one compiler: its first line says which. Another version is compared with nothing. */
test.runIf(gcc !== null)('each case takes as many bytes as golden/sizes.txt says', async () => {
  const actual = await sizesTable(gcc!);
  const path = join(goldenFolder, 'sizes.txt');
  mkdirSync(join(goldenFolder, 'actual'), { recursive: true });
  writeFileSync(join(goldenFolder, 'actual', 'sizes.txt'), actual);
  const expected = existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : '(no such file)\n';
  const compilers = [expected, actual].map((text) => text.split('\n', 1)[0] ?? '');
  if (expected !== '(no such file)\n' && compilers[0] !== compilers[1]) {
    console.warn(`NOT COMPARED: golden/sizes.txt is of ${compilers[0]}, here is ${compilers[1]}`);
    return;
  }
  expect(actual, 'npm run golden:accept takes the new sizes over').toBe(expected);
});

async function sizesTable(command: string): Promise<string> {
  const { stdout } = await execa(command, ['-dumpfullversion']);
  const rows = await Promise.all(emittedCases.map((emitted) => sizesRow(command, emitted)));
  const columns = cores.map((core) => core.padStart(15)).join('');
  return [`${command} ${stdout} -Os`, `${'text + data, bytes'.padEnd(50)}${columns}`, ...rows, ''].join('\n');
}

async function sizesRow(command: string, emitted: EmittedCase): Promise<string> {
  const folder = folderWith(work, filesOf(emitted));
  const sources = filesOf(emitted).flatMap(({ path }) => (path.endsWith('.c') ? [path] : []));
  let row = emitted.name.padEnd(50);
  for (const core of cores) {
    if (!casesFor(core).includes(emitted)) {
      row += '-'.padStart(15);
      continue;
    }
    await execa(command, ['-std=c99', ...compilerOf(core).flags, '-c', ...sources], { cwd: folder });
    const objects = sources.map((path) => path.replace(/^.*\/|\.c$/g, '').concat('.o'));
    const { stdout } = await execa(command.replace(/gcc$/, 'size'), ['-t', ...objects], { cwd: folder });
    const [text = 0, data = 0] = stdout.trim().split('\n').at(-1)!.trim().split(/\s+/).map(Number);
    row += String(text + data).padStart(15);
  }
  return row;
}
