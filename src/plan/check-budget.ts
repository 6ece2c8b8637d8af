import type { Board } from '../boards/board.ts';
import { problem, type Place, type Problem } from '../errors.ts';
import { lastName } from '../graph/print.ts';
import { placeOf, tensorAt, viewOf } from '../graph/tensor.ts';
import type { Tensor } from '../graph/types.ts';
import { mainOf } from '../graph/tensor.ts';
import type { Buffer, KernelPlan, Plan } from './types.ts';

/** Limits of the user's own, below the board's; null where there is none. */
export interface Budget {
  readonly maxRamBytes: number | null;
  readonly maxFlashBytes: number | null;
}

interface Limit {
  readonly bytes: number;
  /** The limit and where it comes from, for the message. */
  readonly words: string;
}

/** Whether the plan fits board and budget. Pure: problems are data, nothing is thrown. */
export function checkBudget(plan: Plan, board: Board, budget: Budget): readonly Problem[] {
  const ram = smaller(ramLimit(board), budget.maxRamBytes);
  const flash = smaller(flashLimit(board), budget.maxFlashBytes);
  const ramOver = ramNeed(plan) - ram.bytes;
  const flashOver = plan.constBytes - flash.bytes;
  return [
    ...(ramOver > 0 ? [ramExceeded(plan, ram, ramOver)] : []),
    ...(flashOver > 0 ? [flashExceeded(plan, flash, flashOver)] : []),
  ];
}

/** What one instance of the model takes: `<name>_t`. */
export function ramNeed(plan: Plan): number {
  return plan.arenaBytes + plan.stateBytes;
}

export function ramLimit(board: Board): Limit {
  return limitOf(board.id, 'RAM', board.ramBytes, board.reservedRamBytes);
}

export function flashLimit(board: Board): Limit {
  return limitOf(board.id, 'flash', board.flashBytes, board.reservedFlashBytes);
}

function limitOf(id: string, memory: string, all: number, reserved: number): Limit {
  const bytes = all - reserved;
  return { bytes, words: `${id} leaves ${bytes} B (${all} B of ${memory}, ${reserved} B reserved)` };
}

function smaller(limit: Limit, given: number | null): Limit {
  return given !== null && given < limit.bytes ? { bytes: given, words: `the given limit is ${given} B` } : limit;
}

function ramExceeded(plan: Plan, limit: Limit, over: number): Problem {
  const at = placeOfStep(plan.kernelPlan, plan.peak.step);
  const state = plan.stateBytes > 0 ? ` and state ${plan.stateBytes} B` : '';
  return problem('plan/ram-exceeded', `${over} B of RAM too many; the peak is ${at ? 'this layer' : 'at the ports'}`, {
    ...(at === null ? {} : { at }),
    got: `arena ${plan.arenaBytes} B${state}, where ${limit.words}`,
    notes: peakNotes(plan),
    hint: ramHint(plan, limit),
  });
}

function placeOfStep(kernelPlan: KernelPlan, index: number): Place | null {
  const step = kernelPlan.steps[index];
  return step ? placeOf(viewOf(mainOf(kernelPlan.schedule.graph), step.node)) : null;
}

/** The two largest tensors alive at the peak, and scratch memory where there is some. */
function peakNotes(plan: Plan): readonly string[] {
  const { graph } = plan.kernelPlan.schedule;
  const tensors = plan.peak.buffers.filter(({ use }) => use.kind === 'tensor').slice(0, 2);
  const scratch = plan.peak.buffers.filter(({ use }) => use.kind === 'scratch').slice(0, 1);
  const describe = (buffer: Buffer): string => {
    if (buffer.use.kind === 'scratch') return `${buffer.bytes} B alive there: ${buffer.label}`;
    return `${buffer.bytes} B alive there: ${tensorText(tensorAt(mainOf(graph), buffer.use.root))}`;
  };
  return [...tensors, ...scratch].map(describe);
}

function tensorText(tensor: Tensor): string {
  return `tensor "${lastName(tensor.name)}" ${tensor.dtype} ${tensor.shape.join('x') || 'scalar'}`;
}

function ramHint(plan: Plan, limit: Limit): string {
  const lowest = plan.lowerBoundBytes + plan.stateBytes;
  const other = 'a smaller input, fewer channels or an earlier stride at this layer, or a board with more RAM';
  if (lowest <= limit.bytes) return `no placement needs less than ${lowest} B, which would fit; until then: ${other}`;
  return `no placement of these tensors fits: ${other}`;
}

function flashExceeded(plan: Plan, limit: Limit, over: number): Problem {
  const tables = tablesOf(plan.kernelPlan);
  const largest = tables.toSorted((a, b) => b.bytes - a.bytes).slice(0, 2);
  return problem('plan/flash-exceeded', `${over} B of flash too many`, {
    ...(largest[0] ? { at: largest[0].at } : {}),
    got: `constants ${plan.constBytes} B, where ${limit.words}`,
    notes: largest.map(
      ({ bytes, label, at }) => `${bytes} B: ${label} of op ${at.op} ${at.kind} "${lastName(at.name ?? '')}"`,
    ),
    hint: 'fewer channels in the layers with the largest tables, or a board with more flash',
  });
}

interface NamedTable {
  readonly bytes: number;
  readonly label: string;
  readonly at: Place;
}

function tablesOf({ steps, schedule }: KernelPlan): readonly NamedTable[] {
  const main = mainOf(schedule.graph);
  return steps.flatMap(({ node, call }) =>
    call.args.flatMap((arg): NamedTable[] =>
      arg.kind === 'constant'
        ? [{ bytes: arg.data.byteLength, label: arg.label, at: placeOf(viewOf(main, node)) }]
        : [],
    ),
  );
}
