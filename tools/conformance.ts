/** npm run conformance: compiles case folders and compares answers; see docs/conformance.md. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import type { Backend } from '../src/index.ts';
import { coreIds } from '../src/run/index.ts';
import { findCases, readCase } from './conformance/case.ts';
import { runCases, type Verdict, type Where } from './conformance/run.ts';

interface Options {
  readonly on: Where;
  readonly backend: Backend;
  readonly filter?: string;
  readonly json?: string;
  readonly verbose?: boolean;
  readonly optimise: string;
  readonly sanitize?: boolean;
}

const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const examples = fileURLToPath(new URL('../../examples', import.meta.url));

const program = new Command('conformance')
  .description('Compiles case folders, runs them, compares every answer with the given ones.')
  .argument(
    '[dirs...]',
    'case folders, or folders of them (default: the shared corpus, or the examples where it is not there)',
  )
  .addOption(new Option('--on <where>', 'where to run').choices(['reference', 'host', ...coreIds]).default('reference'))
  .addOption(new Option('--backend <name>', 'kernels').choices(['native', 'cmsis-nn', 'tflm']).default('native'))
  .option('--filter <text>', 'only cases whose family/name contains this')
  .option('--json <file>', 'write every verdict to this file')
  .option('--optimise <flag>', 'optimisation of the emitted code', '-O2')
  .option('--sanitize', 'host only: address and undefined-behaviour sanitizers')
  .option('--verbose', 'name every case that failed or was refused');

await main(program.parse().args, program.opts<Options>());

async function main(dirs: readonly string[], options: Options): Promise<void> {
  const folders = (await Promise.all((dirs.length > 0 ? dirs : [defaultDir()]).map(findCases))).flat();
  const wanted = folders.filter((dir) =>
    dir
      .split('\\')
      .join('/')
      .includes(options.filter ?? ''),
  );
  const cases = await Promise.all(wanted.map(readCase));
  const workDir = await mkdtemp(join(tmpdir(), 'bareflow-conformance-'));
  const settings = {
    on: options.on,
    backend: options.backend,
    workDir,
    optimise: options.optimise,
    sanitize: options.sanitize === true,
  };
  const verdicts = await runCases(cases, settings);
  await rm(workDir, { recursive: true, force: true });
  if (options.json) await writeFile(options.json, `${JSON.stringify(verdicts, null, 1)}\n`);
  report(verdicts, options.verbose === true);
}

function defaultDir(): string {
  if (existsSync(corpus)) return corpus;
  console.log('the shared corpus is not on this machine: running the examples only');
  return examples;
}

function report(verdicts: readonly Verdict[], verbose: boolean): void {
  const told = verdicts.filter((v) => v.result === 'failed' || (verbose && v.result === 'refused'));
  for (const v of told) console.log(`  ${v.result} ${v.family}/${v.name}: ${v.reason}`);
  for (const family of new Set(verdicts.map((v) => v.family)))
    console.log(
      line(
        family,
        verdicts.filter((v) => v.family === family),
      ),
    );
  console.log(line('all', verdicts));
  process.exitCode = verdicts.length === 0 || verdicts.some((v) => v.result === 'failed') ? 1 : 0;
}

function line(name: string, verdicts: readonly Verdict[]): string {
  const count = (result: Verdict['result']): number => verdicts.filter((v) => v.result === result).length;
  return `${name}: ${count('passed')} passed, ${count('failed')} failed, ${count('refused')} refused`;
}
