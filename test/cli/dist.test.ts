import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { helloModel } from './run-cli.ts';

const program = fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url));

/** Says loudly when nothing is built; on CI that is a failure. */
function isBuilt(): boolean {
  if (existsSync(program)) return true;
  const text = 'NOT TESTED: the built program. Build it with: npm run build';
  if (process.env['CI'] === 'true') throw new Error(text);
  console.warn(text);
  return false;
}

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
}

describe.skipIf(!isBuilt())('the built program', () => {
  it('passes exit codes and streams to the system', () => {
    expect(run('inspect', helloModel, '--json')).toMatchObject({ status: 0, stderr: '' });
    expect(run('compile', 'nothing.tflite')).toMatchObject({ status: 1, stdout: '' });
    expect(run('compile', helloModel, '--max-ram', '1')).toMatchObject({ status: 2, stdout: '' });
  });

  it('prints a whole dump into a pipe', () => {
    const { stdout } = run('compile', helloModel, '--dump', 'graph');
    expect(stdout).toMatch(/metadata "CONVERSION_METADATA".*\n$/);
  });
});
