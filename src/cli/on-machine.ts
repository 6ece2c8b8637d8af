import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command as Declaration } from 'commander';
import { requireBackend } from '../backends.ts';
import { fail, problem, type Problem } from '../errors.ts';
import { mainOf } from '../graph/tensor.ts';
import { type Board, compile, type Compiled, findBoard } from '../index.ts';
import { type CoreId, coreIds, type Failure } from '../run/index.ts';
import type { Context, Options } from './command.ts';
import { readBytes } from './files.ts';
import { type Invocations, randomInputs, readInputs } from './inputs/read.ts';
import { baseName, boardOption, textOption, wordOption } from './option-values.ts';

/** What `verify` and `bench` share: a model compiled for the machine it will run on, and its inputs. */
export interface Prepared {
  readonly core: CoreId | 'host';
  readonly compiled: Compiled;
  readonly invocations: Invocations;
  readonly optimise: string;
}

export function declareMachineOptions(declaration: Declaration): Declaration {
  return declaration
    .argument('<model>', 'the .tflite file')
    .option('--on <machine>', `host, or an emulated core: ${coreIds.join(', ')}`)
    .option('-b, --board <board>', 'board whose kernels are chosen (default: the emulated core, or generic)')
    .option('--backend <backend>', 'where kernels come from (default: native)')
    .option(
      '--input <files...>',
      'inputs: one .npy, .csv or .bin file for each model input, any number of samples in it',
    )
    .option('--seed <number>', 'of random inputs (default: 0)')
    .option('--optimise <flag>', 'compiler optimisation of the emitted code (default: -O2)');
}

export async function prepare(
  model: string,
  options: Options,
  context: Context,
  machine: CoreId | 'host',
  samples: number,
): Promise<Prepared> {
  const { cwd } = context.environment;
  const given = textOption(options, 'board') === null ? null : await boardOption(options, cwd);
  const core = wordOption(options, 'on', '--on', ['host', ...coreIds]) ?? emulatorOf(given) ?? machine;
  const board = given ?? boardOf(core);
  const backend = requireBackend(textOption(options, 'backend') ?? 'native');
  const bytes = await readBytes(model, cwd, 'the model');
  const compiled = compile(bytes, {
    fileName: baseName(model),
    name: null,
    backend,
    board,
    labels: null,
    onStage: context.progress,
  });
  const main = mainOf(compiled.stages.graph);
  const paths = options['input'] as unknown as readonly string[] | undefined;
  const invocations = paths ? await readInputs(main, paths, cwd) : randomInputs(main, samples, seedOf(options));
  return { core, compiled, invocations, optimise: textOption(options, 'optimise') ?? '-O2' };
}

/** The core that stands for a board of the user's choice. */
function emulatorOf(board: Board | null): CoreId | null {
  return coreIds.find((core) => core === (board?.emulator ?? board?.core)) ?? null;
}

/** The emulated board of the core. */
export function boardOf(core: CoreId | 'host'): Board {
  return findBoard(core === 'host' ? 'generic' : `qemu-${core.replace('cortex-', '').replace(/^m0$/, 'm0plus')}`);
}

function seedOf(options: Options): number {
  const seed = Number(textOption(options, 'seed') ?? 0);
  if (!Number.isInteger(seed))
    fail(problem('option/invalid', '--seed is a whole number', { got: String(options['seed']) }));
  return seed;
}

/** A work folder that goes when the work is done. */
export async function inWorkFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bareflow-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function runProblem(failure: Failure, verbose: boolean): Problem {
  const code =
    failure.code === 'run/tool-missing'
      ? failure.code
      : /compile|link|fit/.test(failure.code)
        ? 'run/build-failed'
        : 'run/failed';
  const detail =
    failure.detail.trim() === '' ? [] : [verbose ? failure.detail : failure.detail.split('\n').slice(0, 12).join('\n')];
  return problem(code, failure.message, { hint: failure.hint, notes: detail });
}
