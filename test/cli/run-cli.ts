import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { main } from '../../src/cli/main.ts';

export const helloModel = fileURLToPath(new URL('../../examples/hello/model.tflite', import.meta.url));

export function helloBytes(): Uint8Array {
  return Uint8Array.from(readFileSync(helloModel));
}

export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Setting {
  readonly cwd?: string;
  readonly isTTY?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
  readonly commands?: readonly Command[];
}

/** The command line in this process, with its output caught. */
export async function runCli(args: readonly string[], setting: Setting = {}): Promise<CliRun> {
  const caught = { stdout: '', stderr: '' };
  const terminal = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => void (caught[name] += text),
    isTTY: setting.isTTY ?? false,
  });
  const environment = {
    stdout: terminal('stdout'),
    stderr: terminal('stderr'),
    cwd: setting.cwd ?? process.cwd(),
    variables: { PATH: process.env['PATH'], ...setting.variables },
  };
  const exitCode = await main(args, environment, ...(setting.commands ? [setting.commands] : []));
  return { exitCode, ...caught };
}

/** An empty folder, removed at the end of the test file. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bareflow-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface JsonDocument {
  readonly exitCode: number;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly [field: string]: unknown;
}

/** stdout must be exactly one JSON document. */
export function jsonOf(run: CliRun): JsonDocument {
  return JSON.parse(run.stdout) as JsonDocument;
}
