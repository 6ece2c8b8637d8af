/** Many compiled models in few programs: one build and one run hold as many as the machine's memory takes. */
import type { EmittedFile } from '../emit/render.ts';
import { buildFirmware } from './build.ts';
import type { Build } from './build-types.ts';
import { runFirmware } from './execute.ts';
import { harnessMain, type HarnessModel } from './harness-main.ts';
import { type CoreId, machines } from './machines.ts';
import { failure, type Failure, type Outcome, success } from './outcome.ts';
import type { JobResult, TraceMode } from './protocol.ts';

export interface ModelRun {
  /** Prefix that the files were emitted with; distinct within one call. */
  readonly prefix: string;
  readonly files: readonly EmittedFile[];
  readonly constBytes: number;
  readonly memoryBytes: number;
  readonly inputCount: number;
  readonly outputCount: number;
  /** Bytes of every input, for each invocation; all on one instance. */
  readonly invocations: readonly (readonly Uint8Array[])[];
}

export interface BatchOptions {
  readonly core: CoreId | 'host';
  readonly workDir: string;
  readonly mode: TraceMode;
  readonly count: boolean;
  readonly optimise: string;
  readonly sanitize: boolean;
  readonly timeoutMs: number;
  readonly includeDirs?: readonly string[];
  readonly extraFiles?: readonly string[];
}

export interface ModelResult {
  readonly prefix: string;
  readonly outcome: Outcome<JobResult>;
  /** The program it ran in; null when that could not be built. */
  readonly build: Build | null;
}

/** Runs every model on its inputs. A program that fails to build or to run is split, so that one bad model stands alone. */
export async function runModels(models: readonly ModelRun[], options: BatchOptions): Promise<readonly ModelResult[]> {
  const results: ModelResult[] = [];
  for (const batch of batches(models, options.core)) results.push(...(await runBatch(batch, options)));
  return results;
}

const MOST_PER_PROGRAM = 60;
const HOST_BYTES = 64 * 1024 * 1024;

/** Consecutive models whose constants fit the machine's flash, with room for code. */
function batches(models: readonly ModelRun[], core: CoreId | 'host'): readonly (readonly ModelRun[])[] {
  const flash = core === 'host' ? HOST_BYTES : machines[core].flash.bytes;
  const cost = (model: ModelRun): number => model.constBytes + CODE_BYTES;
  const list: ModelRun[][] = [];
  let room = 0;
  for (const model of models) {
    const last = list.at(-1);
    if (last === undefined || last.length >= MOST_PER_PROGRAM || room < cost(model)) {
      list.push([model]);
      room = flash - cost(model);
    } else {
      last.push(model);
      room -= cost(model);
    }
  }
  return list;
}

/** Generous guess of one model's code. */
const CODE_BYTES = 24 * 1024;

async function runBatch(models: readonly ModelRun[], options: BatchOptions): Promise<readonly ModelResult[]> {
  const tooBig = models.length === 1 ? memoryProblem(models[0]!, options.core) : null;
  if (tooBig) return models.map((model) => ({ prefix: model.prefix, outcome: tooBig, build: null }));
  const built = await build(models, options);
  const ran = built.ok ? await run(models, built.value, options) : built;
  if (ran.ok)
    return models.map((model, i) => ({
      prefix: model.prefix,
      outcome: success(ran.value[i]!),
      build: built.ok ? built.value : null,
    }));
  if (models.length === 1) return [{ prefix: models[0]!.prefix, outcome: ran, build: built.ok ? built.value : null }];
  const middle = Math.ceil(models.length / 2);
  return [...(await runBatch(models.slice(0, middle), options)), ...(await runBatch(models.slice(middle), options))];
}

function memoryProblem(model: ModelRun, core: CoreId | 'host'): Failure | null {
  if (core === 'host') return null;
  const { ram, stackBytes, flash } = machines[core];
  if (model.memoryBytes > ram.bytes - stackBytes)
    return failure('run/does-not-fit', `${model.memoryBytes} B of RAM on a machine of ${ram.bytes} B`, '');
  return model.constBytes > flash.bytes
    ? failure('run/does-not-fit', `${model.constBytes} B of constants on a machine of ${flash.bytes} B`, '')
    : null;
}

function build(models: readonly ModelRun[], options: BatchOptions): Promise<Outcome<Build>> {
  const main = harnessMain(models.map(asHarness));
  return buildFirmware({
    core: options.core,
    files: [...models.flatMap((model) => model.files), { path: 'main.c', text: main }],
    workDir: options.workDir,
    optimise: options.optimise,
    sanitize: options.sanitize,
    trace: options.mode !== 'off',
    ...(options.includeDirs ? { includeDirs: options.includeDirs } : {}),
    ...(options.extraFiles ? { extraFiles: options.extraFiles } : {}),
  });
}

function asHarness({ prefix, inputCount, outputCount }: ModelRun): HarnessModel {
  return { name: prefix, inputCount, outputCount };
}

async function run(
  models: readonly ModelRun[],
  built: Build,
  options: BatchOptions,
): Promise<Outcome<readonly JobResult[]>> {
  const ran = await runFirmware({
    build: built,
    jobs: models.map((model, i) => ({ model: i, mode: options.mode, invocations: model.invocations })),
    models: models.map(asHarness),
    workDir: options.workDir,
    count: options.count,
    timeoutMs: options.timeoutMs,
  });
  return ran.ok ? success(ran.value.jobs) : ran;
}
