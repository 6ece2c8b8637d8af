import { expect, it } from 'vitest';
import { jsonOf, runCli } from './run-cli.ts';

it('lists boards with what they leave for a model', async () => {
  const { exitCode, stdout } = await runCli(['boards']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^pico +cortex-m0plus +- +125 MHz +2 MiB +1,984 KiB +264 KiB +240 KiB +Raspberry Pi Pico/m);
  expect(stdout).toMatch(/^generic .* - +Any processor/m);
});

it('gives complete boards as JSON, which --board takes back', async () => {
  const boards = jsonOf(await runCli(['boards', '--json']))['boards'] as readonly { id: string; ramBytes: number }[];
  expect(boards.find(({ id }) => id === 'pico')).toMatchObject({ ramBytes: 264 * 1024, core: 'cortex-m0plus' });
});
