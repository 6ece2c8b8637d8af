import { join } from 'node:path';
import { loadBoard } from './board.ts';
import { bytesFromValue, valueFromBytes } from '../../src/graph/values.ts';
import { compile, type Backend, type Compiled, isCompileError } from '../../src/index.ts';
import { interpreter } from '../../src/reference/interpreter.ts';
import { type CoreId, modelRun, runModels } from '../../src/run/index.ts';
import type { Case } from './case.ts';
import { type Answers, difference } from './compare.ts';

export type Where = 'reference' | 'host' | CoreId;

export interface Verdict {
  readonly family: string;
  readonly name: string;
  readonly result: 'passed' | 'failed' | 'refused';
  /** Why it failed or was refused. */
  readonly reason: string | null;
}

export interface RunSettings {
  readonly on: Where;
  readonly backend: Backend;
  readonly workDir: string;
  readonly optimise: string;
  readonly sanitize: boolean;
}

interface Ready {
  readonly case: Case;
  readonly compiled: Compiled;
}

/** Compiles every case, runs what compiles, compares. A case that we have no operator for is refused, with the reason. */
export async function runCases(cases: readonly Case[], settings: RunSettings): Promise<readonly Verdict[]> {
  const compiled = cases.map((c, i) => compileCase(c, i, settings));
  const ready = compiled.filter((entry): entry is Ready => 'compiled' in entry);
  const ran = settings.on === 'reference' ? ready.map(onReference) : await onMachine(ready, settings);
  const verdicts = new Map(ran.map((verdict, i) => [ready[i]!.case, verdict]));
  return compiled.map((entry) => ('compiled' in entry ? verdicts.get(entry.case)! : entry));
}

function compileCase(c: Case, index: number, { on, backend }: RunSettings): Ready | Verdict {
  const board = loadBoard(on === 'reference' || on === 'host' ? null : on);
  try {
    const options = { fileName: 'model.tflite', name: `c${index}`, backend, board, labels: [] };
    return { case: c, compiled: compile(c.model, options) };
  } catch (error) {
    if (!isCompileError(error))
      return verdict(c, 'failed', error instanceof Error ? (error.stack ?? error.message) : String(error));
    const [first] = error.problems;
    const got = first?.got ? ` (${first.got})` : '';
    return verdict(
      c,
      'refused',
      `${first?.code}: ${first?.at?.op === undefined ? '' : `op ${first.at.op} ${first.at.kind}: `}${first?.message}${got}`,
    );
  }
}

function verdict(c: Case, result: Verdict['result'], reason: string | null): Verdict {
  return { family: c.family, name: c.name, result, reason };
}

function judge(c: Case, answers: Answers): Verdict {
  const wrong = difference(c, answers);
  return verdict(c, wrong === null ? 'passed' : 'failed', wrong);
}

function onReference({ case: c, compiled }: Ready): Verdict {
  const { graph } = compiled.stages;
  const main = graph.subgraphs[0]!;
  const instance = interpreter(graph);
  try {
    const answers = c.inputs.map((inputs) => {
      const values = inputs.map((bytes, i) => valueFromBytes(main.tensors[main.inputs[i]!]!.dtype, bytes));
      return instance.invoke(values).map((value) => bytesFromValue(value!));
    });
    return judge(c, answers);
  } catch (error) {
    return verdict(c, 'failed', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

async function onMachine(ready: readonly Ready[], settings: RunSettings): Promise<readonly Verdict[]> {
  const runs = ready.map(({ case: c, compiled }) => modelRun(compiled, c.inputs));
  const results = await runModels(runs, {
    core: settings.on as CoreId | 'host',
    workDir: join(settings.workDir, settings.on),
    mode: 'off',
    count: false,
    optimise: settings.optimise,
    sanitize: settings.sanitize,
    timeoutMs: 300_000,
  });
  return results.map(({ outcome, build, prefix }, i) => {
    const { case: c } = ready[i]!;
    if (!outcome.ok) return verdict(c, 'failed', `${outcome.message} ${outcome.detail.slice(-600)}`);
    if (build && warnsOf(build.warnings, prefix))
      return verdict(c, 'failed', `warnings: ${build.warnings.slice(0, 600)}`);
    const status = outcome.value.invocations.find((invocation) => invocation.status !== 0)?.status;
    if (status !== undefined) return verdict(c, 'failed', `invoke returned ${status}`);
    return judge(
      c,
      outcome.value.invocations.map((invocation) => invocation.outputs),
    );
  });
}

/** Models share a build: a warning counts against the model whose files it names, or against all where it names none. */
function warnsOf(warnings: string, prefix: string): boolean {
  if (warnings === '') return false;
  const named = [...warnings.matchAll(/[\\/](c\d+)(?:_kernels\.h|_weights\.c|\.[ch])/g)].map(([, name]) => name);
  return named.length === 0 || named.includes(prefix);
}
