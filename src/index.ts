import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { version } from './assets.generated.ts';
import type { Board } from './boards/board.ts';
import { commentSafe } from './emit/describe-layers.ts';
import { modelPrefix } from './emit/names.ts';
import { emit } from './emit/index.ts';
import type { EmittedFile } from './emit/render.ts';
import { createSession, type Problem, type Session } from './errors.ts';
import type { Graph } from './graph/types.ts';
import { requireBackend } from './backends.ts';
import { findOp } from './ops/index.ts';
import type { Backend } from './ops/op.ts';
import { checkLabelCount, labelsFromModel } from './parse/labels.ts';
import { parseModel } from './parse/model.ts';
import { checkBudget } from './plan/check-budget.ts';
import { dump as dumpGraph, type DumpStage } from './plan/dump.ts';
import { planModel, type Stages } from './plan/index.ts';
import { inspectGraph, type Inspection } from './report/inspect.ts';
import { summarize, type Summary } from './report/summarize.ts';
import { findTarget } from './targets/index.ts';

export { backends } from './backends.ts';
export type { Board } from './boards/board.ts';
export { allBoards, boardIds, findBoard, parseBoard } from './boards/load.ts';
export { CompileError, InvariantError, isCompileError, type Problem, type ProblemCode } from './errors.ts';
export type { EmittedFile } from './emit/render.ts';
export { printGraph } from './graph/print.ts';
export type { Backend } from './ops/op.ts';
export { labelsFromText } from './parse/labels.ts';
export { dumpStages, type DumpStage } from './plan/dump.ts';
export type { Stages } from './plan/index.ts';
export { printKernels, printPlan, printSchedule } from './plan/print.ts';
export type { Advice } from './report/converter-advice.ts';
export type { BoardFit, Inspection, PortInfo } from './report/inspect.ts';
export type { OperatorRow } from './report/operators.ts';
export type { Quantization, QuantizationKind } from './report/quantization-kind.ts';
export { supportRows, type SupportRow } from './report/support.ts';
export type { LayerSummary, PeakSummary, PlacedTensor, Summary } from './report/summarize.ts';
export { findTarget, targets } from './targets/index.ts';
export type { Target } from './targets/target.ts';
export { version } from './assets.generated.ts';

export interface CompileOptions {
  /** File name of the model, for comments and the default prefix; no path is ever written. */
  readonly fileName: string;
  /** Prefix of every C name and file; null for the model's file name. */
  readonly name: string | null;
  readonly backend: Backend;
  readonly board: Board;
  /** Class names for the header; null for those in the model's own metadata, if any. */
  readonly labels: readonly string[] | null;
  /** What is written around the C files: an id of `targets`; 'c', the default, adds nothing. */
  readonly target?: string;
  /** Limits below the board's own. */
  readonly maxRamBytes?: number | null;
  readonly maxFlashBytes?: number | null;
  /** The command that makes the files again, for their first lines; null for one that follows from these options. */
  readonly command?: string | null;
  /** Told after each stage, for progress and timing. */
  readonly onStage?: (stage: keyof Stages | 'emit') => void;
}

export interface Compiled {
  readonly files: readonly EmittedFile[];
  readonly stages: Stages;
  readonly prefix: string;
  readonly labels: readonly string[];
  readonly summary: Summary;
  /** Warnings; errors are thrown. */
  readonly problems: readonly Problem[];
}

/**
 * Compiles a .tflite model to C99. Reads and writes nothing. Throws `CompileError` with every problem of the stage that
 * failed, a budget that is exceeded included.
 *
 * @example
 * import { readFile, writeFile } from 'node:fs/promises';
 * import { compile, findBoard, isCompileError } from 'bareflow';
 *
 * try {
 *   const { files, summary } = compile(await readFile('kws.tflite'), {
 *     fileName: 'kws.tflite', name: 'kws', backend: 'native', board: findBoard('pico'), labels: ['no', 'yes'],
 *   });
 *   for (const file of files) await writeFile(file.path, file.text);
 *   console.log(`${summary.arenaBytes} bytes of RAM, ${summary.constBytes} bytes of constants`);
 * } catch (error) {
 *   if (!isCompileError(error)) throw error;
 *   for (const { code, message, hint } of error.problems) console.error(code, message, hint);
 * }
 */
export function compile(model: Uint8Array, options: CompileOptions): Compiled {
  const session = createSession();
  const done = options.onStage ?? (() => {});
  requireBackend(options.backend);
  const target = findTarget(options.target ?? 'c');
  const prefix = modelPrefix(options.name, options.fileName);
  const graph = parse(model);
  done('graph');
  const stages = planModel(graph, options, session);
  holdBudget(stages, options, session);
  const labels = chooseLabels(model, graph, options, session);
  const files = emit(stages.plan, { prefix, banner: banner(model, options, prefix), labels }, target);
  done('emit');
  const summary = summarize(stages.plan, options.board);
  return { files, stages, prefix, labels, summary, problems: session.problems() };
}

/**
 * The model as plain data, unchecked: what stands in the file. Throws `CompileError` where the file is damaged.
 *
 * @example
 * const graph = parse(await readFile('kws.tflite'));
 * console.log(printGraph(graph));
 */
export function parse(model: Uint8Array): Graph {
  return parseModel(model, findOp);
}

/**
 * What one wants to know of a model before compiling it: kind of quantization, ports, operators and what is wrong with
 * each, memory, boards. Works on every readable file; throws `CompileError` where it is damaged.
 *
 * @example
 * const { quantization, problems } = inspect(await readFile('kws.tflite'), { backend: 'native', board: findBoard('pico') });
 * console.log(quantization.words, problems.length === 0 ? 'compiles' : 'does not compile');
 */
export function inspect(model: Uint8Array, options: Pick<CompileOptions, 'backend' | 'board'>): Inspection {
  requireBackend(options.backend);
  return inspectGraph(parse(model), options);
}

/**
 * One stage of the compilation as text that is the same on every machine.
 *
 * @example
 * console.log(dump(await readFile('kws.tflite'), 'plan', { backend: 'native', board: findBoard('pico') }));
 */
export function dump(model: Uint8Array, stage: DumpStage, options: Pick<CompileOptions, 'backend' | 'board'>): string {
  requireBackend(options.backend);
  return dumpGraph(parse(model), stage, options, createSession());
}

function holdBudget(stages: Stages, options: CompileOptions, session: Session): void {
  const budget = { maxRamBytes: options.maxRamBytes ?? null, maxFlashBytes: options.maxFlashBytes ?? null };
  for (const problem of checkBudget(stages.plan, options.board, budget)) session.report(problem);
  session.endStage();
}

function chooseLabels(model: Uint8Array, graph: Graph, options: CompileOptions, session: Session): readonly string[] {
  const found = options.labels === null ? labelsFromModel(model, graph) : { labels: options.labels, problems: [] };
  const main = graph.subgraphs[0];
  const classes = main?.tensors[main.outputs[0] ?? -1]?.shape.at(-1) ?? null;
  for (const problem of [...found.problems, ...checkLabelCount(found.labels, classes)]) session.report(problem);
  return found.labels;
}

function banner(model: Uint8Array, options: CompileOptions, prefix: string): readonly string[] {
  const { board, backend } = options;
  const fileName = options.fileName.replace(/^.*[\\/]/, '');
  return [
    `${prefix}: generated by bareflow ${version} from ${fileName}`,
    `SHA-256 ${bytesToHex(sha256(model))}`,
    `backend ${backend}, board ${board.id} (${board.core})`,
    `Do not edit; regenerate with: ${options.command ?? defaultCommand(options, fileName, prefix)}`,
  ].map(commentSafe);
}

function defaultCommand(options: CompileOptions, fileName: string, prefix: string): string {
  const target = (options.target ?? 'c') === 'c' ? '' : ` --target ${options.target}`;
  return `bareflow compile ${fileName} --name ${prefix} --board ${options.board.id} --backend ${options.backend}${target}`;
}
