import { type Board } from '../boards/board.ts';
import { allBoards } from '../boards/load.ts';
import { createSession, isCompileError, type Problem } from '../errors.ts';
import { byteSize, tensorAt } from '../graph/tensor.ts';
import type { DType, Graph, Quant, Shape, Subgraph } from '../graph/types.ts';
import { flashLimit, ramLimit, ramNeed } from '../plan/check-budget.ts';
import { legalize, pipeline, type PlanOptions } from '../plan/index.ts';
import { mainOf } from '../graph/tensor.ts';
import type { Plan, Schedule } from '../plan/types.ts';
import { type Advice, converterAdvice } from './converter-advice.ts';
import { estimateArena } from './estimate-arena.ts';
import { modelProblems } from './model-problems.ts';
import { type OperatorRow, operatorRows } from './operators.ts';
import { type Quantization, quantizationOf } from './quantization-kind.ts';

/** Everything one wants to know of a model before compiling it, also when it cannot be compiled. */
export interface Inspection {
  readonly description: string;
  readonly compilable: boolean;
  readonly quantization: Quantization;
  /** How to convert it so that it compiles; null where it does, or where the conversion is not to blame. */
  readonly advice: Advice | null;
  readonly inputs: readonly PortInfo[];
  readonly outputs: readonly PortInfo[];
  readonly operators: readonly OperatorRow[];
  readonly macs: number;
  /** Constants as the file stores them. */
  readonly weightBytes: number;
  /** 'planned' by our planner for the chosen board; 'estimated' from tensors alone where there is no plan. */
  readonly arena: { readonly bytes: number; readonly stateBytes: number; readonly basis: 'planned' | 'estimated' };
  readonly constBytes: number | null;
  readonly boards: readonly BoardFit[];
  /** What keeps it from compiling. */
  readonly problems: readonly Problem[];
}

export interface PortInfo {
  readonly name: string;
  /** Its name in the first signature; null without one. */
  readonly signatureName: string | null;
  readonly dtype: DType;
  readonly shape: Shape;
  readonly bytes: number;
  readonly quant: Pick<Quant, 'scales' | 'zeroPoints'> | null;
}

export interface BoardFit {
  readonly id: string;
  readonly ramBytes: number;
  readonly ramLimitBytes: number;
  readonly flashBytes: number;
  readonly flashLimitBytes: number;
  readonly fits: boolean;
}

export function inspectGraph(graph: Graph, options: PlanOptions): Inspection {
  const main = mainOf(graph);
  const checked = modelProblems(graph);
  const planner = checked.some(({ severity }) => severity === 'error') ? null : plannerOf(graph, options);
  const attempt = planner?.(options.board) ?? null;
  const plan = attempt?.plan ?? null;
  const problems = [...checked, ...(attempt?.problems ?? [])];
  const quantization = quantizationOf(graph);
  const operators = operatorRows(graph, problems, plan);
  const estimate = { ram: estimateArena(main), flash: weightBytes(graph) };
  return {
    description: graph.description,
    compilable: plan !== null,
    quantization,
    advice: plan === null && problems.some(isAboutTypes) ? converterAdvice(quantization.kind) : null,
    inputs: portsOf(graph, main, 'inputs'),
    outputs: portsOf(graph, main, 'outputs'),
    operators,
    macs: operators.reduce((sum, row) => sum + row.macs, 0),
    weightBytes: estimate.flash,
    arena: plan === null ? { bytes: estimate.ram, stateBytes: 0, basis: 'estimated' } : { bytes: plan.arenaBytes, stateBytes: plan.stateBytes, basis: 'planned' },
    constBytes: plan?.constBytes ?? null,
    boards: allBoards().map((board) => fitOf(board, planner?.(board).plan ?? null, estimate)),
    problems,
  };
} // prettier-ignore

function isAboutTypes({ code }: Problem): boolean {
  return code === 'op/types' || code === 'op/no-kernel';
}

interface Attempt {
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
}

/** Plans for one board after another; boards of the same core share a plan. */
function plannerOf(graph: Graph, options: PlanOptions): (board: Board) => Attempt {
  const session = createSession();
  const scheduled = pipeline.schedule(legalize(graph, session));
  const known = new Map<string, Attempt>();
  return (board) => {
    const key = [board.core, board.dsp, board.mve, board.fpu].join(' ');
    const attempt = known.get(key) ?? planFor(scheduled, options, board);
    known.set(key, attempt);
    return attempt;
  };
}

function planFor(scheduled: Schedule, options: PlanOptions, board: Board): Attempt {
  const session = createSession();
  try {
    const plan = pipeline.place(pipeline.select(scheduled, options.backend, board, session));
    return { plan, problems: session.problems() };
  } catch (error) {
    if (isCompileError(error)) return { plan: null, problems: error.problems };
    throw error;
  }
}

function portsOf(graph: Graph, main: Subgraph, side: 'inputs' | 'outputs'): readonly PortInfo[] {
  const signature = graph.signatures.find(({ subgraph }) => subgraph === 0);
  return main[side].map((id) => {
    const tensor = tensorAt(main, id);
    const { name, dtype, shape, quant } = tensor;
    return {
      name,
      signatureName: signature?.[side].find((port) => port.tensor === id)?.name ?? null,
      dtype,
      shape,
      bytes: byteSize(tensor),
      quant: quant === null ? null : { scales: quant.scales, zeroPoints: quant.zeroPoints },
    };
  });
}

/** Buffers that several tensors share count once. */
function weightBytes(graph: Graph): number {
  const sizes = new Map<number, number>();
  for (const { data } of graph.subgraphs.flatMap((subgraph) => subgraph.tensors)) {
    if (data !== null) sizes.set(data.byteOffset, data.byteLength);
  }
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function fitOf(board: Board, plan: Plan | null, estimate: { readonly ram: number; readonly flash: number }): BoardFit {
  const ramBytes = plan === null ? estimate.ram : ramNeed(plan);
  const flashBytes = plan === null ? estimate.flash : plan.constBytes;
  const [ramLimitBytes, flashLimitBytes] = [ramLimit(board).bytes, flashLimit(board).bytes];
  const fits = ramBytes <= ramLimitBytes && flashBytes <= flashLimitBytes;
  return { id: board.id, ramBytes, ramLimitBytes, flashBytes, flashLimitBytes, fits };
}
