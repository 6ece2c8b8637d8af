/** Runs the compiler on many files at a time. */
import { execa } from 'execa';
import { availableParallelism } from 'node:os';
import type { BuildOptions } from './build-types.ts';
import { failure, success, type Failure, type Outcome } from './outcome.ts';

export interface Compilation {
  readonly source: string;
  readonly object: string;
  readonly flags: readonly string[];
}

/** Compiles all, at most `jobs` at a time, and returns the warnings. The first failure (in list order) is reported. */
export async function compileAll(
  compiler: string,
  compilations: readonly Compilation[],
  jobs: number,
): Promise<Outcome<string>> {
  const outcomes = await inParallel(compilations, jobs, (one) => compile(compiler, one));
  const failed = outcomes.find((outcome) => !outcome.ok);
  if (failed !== undefined) return failed;
  return success(outcomes.map((outcome) => (outcome.ok ? outcome.value : '')).join(''));
}

async function inParallel<A, B>(items: readonly A[], limit: number, work: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

async function compile(compiler: string, { source, object, flags }: Compilation): Promise<Outcome<string>> {
  const result = await runCompiler(compiler, [...flags, '-c', source, '-o', object]);
  if (result.exitCode === 0) return success(result.text);
  return compileFailed(source, result.text);
}

export interface CompilerRun {
  readonly exitCode: number | undefined;
  readonly text: string;
}

export async function runCompiler(compiler: string, args: readonly string[]): Promise<CompilerRun> {
  const result = await execa(compiler, args, { reject: false, stdin: 'ignore', all: true });
  if (result.exitCode === undefined) return { exitCode: undefined, text: result.shortMessage ?? '' };
  return { exitCode: result.exitCode, text: result.all === '' ? '' : `${result.all}\n` };
}

function compileFailed(source: string, text: string): Failure {
  return failure('run/compile-failed', firstError(text) ?? `cannot compile ${source}`, HINT_SOURCE, text);
}

const HINT_SOURCE = 'Emitted code must compile as it is; please report this together with the model.';

export function linkFailed(text: string): Failure {
  const overflow = /region `(\w+)' overflowed by (\d+) bytes/.exec(text);
  if (overflow !== null) {
    const [, region = '', bytes = ''] = overflow;
    const hint = 'Choose a core whose emulated machine has more memory, or fewer models at a time.';
    return failure('run/does-not-fit', `${region} of the emulated machine is ${bytes} bytes too small`, hint, text);
  }
  return failure('run/link-failed', firstError(text) ?? 'cannot link the program', HINT_SOURCE, text);
}

function firstError(text: string): string | undefined {
  const lines = text.split(/\r?\n/);
  return lines.find((line) => /error:|undefined reference|multiple definition/.test(line)) ?? lines[0];
}

export function jobsOf({ jobs }: BuildOptions): number {
  return jobs ?? availableParallelism();
}
