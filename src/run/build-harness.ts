import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BuildOptions } from './build-types.ts';
import { compileAll, jobsOf } from './compile.ts';
import { harnessFlags } from './flags.ts';
import { harnessDirectory, harnessSources } from './harness-files.ts';
import { machineHeader } from './machine-files.ts';
import { machines } from './machines.ts';
import { success, type Outcome } from './outcome.ts';
import type { Tool } from './tools.ts';

/** Objects of the harness depend on the core and the flags alone, so they are kept under a hash of all they come from. */
export async function buildHarness(options: BuildOptions, compiler: Tool): Promise<Outcome<readonly string[]>> {
  const sources = harnessSources(options.core);
  const cacheDir = options.cacheDir ?? options.workDir;
  const folder = join(cacheDir, `harness-${options.core}-${await harnessHash(options, compiler, sources)}`);
  const objects = sources.map((source) => join(folder, `${basename(source)}.o`));
  if (await exists(folder)) return success(objects);
  await mkdir(cacheDir, { recursive: true });
  const fresh = await mkdtemp(`${folder}.`);
  if (options.core !== 'host') await writeFile(join(fresh, 'bf_machine.h'), machineHeader(machines[options.core]));
  const flags = harnessFlags(options, fresh);
  const work = sources.map((source) => ({ source, object: join(fresh, `${basename(source)}.o`), flags }));
  const compiled = await compileAll(compiler.command, work, jobsOf(options));
  if (!compiled.ok) return compiled;
  await moveIntoPlace(fresh, folder);
  return success(objects);
}

async function harnessHash(options: BuildOptions, compiler: Tool, sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([compiler, harnessFlags(options, '')]));
  if (options.core !== 'host') hash.update(machineHeader(machines[options.core]));
  const headers = ['bf_counter.h', 'bf_io.h', 'bf_runner.h', 'bf_stack.h', 'bf_trace.h'];
  for (const path of [...sources, ...headers.map((name) => join(harnessDirectory(), name))]) {
    hash.update(await readFile(path));
  }
  return hash.digest('hex').slice(0, 12);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Another build may have put the same folder there meanwhile; then ours is not needed. */
async function moveIntoPlace(fresh: string, folder: string): Promise<void> {
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
}
