import { expect, it } from 'vitest';
import { jsonOf, runCli } from './run-cli.ts';

it('tells a missing tool as a warning, with the way to get it, and ends with 0', async () => {
  const run = await runCli(['doctor'], { variables: { BAREFLOW_QEMU: '/nowhere/qemu' } });
  expect(run.exitCode).toBe(0);
  expect(run.stdout).toMatch(/^qemu +missing/m);
  expect(run.stderr).toMatch(/warning\[run\/tool-missing\].*\/nowhere\/qemu/);
  expect(run.stderr).toContain('BAREFLOW_QEMU');
});

it('lists every tool as JSON', async () => {
  const json = jsonOf(await runCli(['doctor', '--json']));
  const tools = json['tools'] as readonly { id: string; found: boolean }[];
  expect(tools.map(({ id }) => id)).toContain('arm-gcc');
  expect(json.problems).toHaveLength(tools.filter(({ found }) => !found).length);
});
