import type { Board } from '../boards/board.ts';
import { problem, type Session } from '../errors.ts';
import { mainOf, placeOf, viewOf } from '../graph/tensor.ts';
import type { Node, Op } from '../graph/types.ts';
import { constantValue } from '../graph/values.ts';
import type { Arg, Call, Kernel, Table } from '../kernels/kernel.ts';
import { defOf } from '../ops/index.ts';
import type { Backend } from '../ops/op.ts';
import { flashLimit } from './check-budget.ts';
import type { KernelPlan, Schedule, Step } from './types.ts';

interface Candidate {
  readonly kernel: Kernel<unknown>;
  readonly call: Call;
}

/** An operator's step with all kernels that can run it, the fastest first. */
interface Choice {
  readonly step: Omit<Step, keyof Candidate>;
  readonly candidates: readonly [Candidate, ...Candidate[]];
}

/**
 * The fastest kernel of the backend that fits and whose assumptions are proven; `native` where the backend has none. Where
 * their tables are too much for the flash, some operators take smaller ones.
 */
export function select(
  scheduled: Schedule,
  backend: Backend,
  board: Board,
  session: Session,
  maxFlashBytes: number | null = null,
): KernelPlan {
  const main = mainOf(scheduled.graph);
  const choices = scheduled.order.map((node) => choiceFor(node, viewOf(main, node), backend, board, session));
  session.endStage();
  const flash = Math.min(flashLimit(board).bytes, maxFlashBytes ?? Infinity);
  const known = choices.filter((choice) => choice !== null);
  return { schedule: scheduled, board, steps: fitFlash(known, flash) };
}

function choiceFor(node: Node, op: Op, backend: Backend, board: Board, session: Session): Choice | null {
  for (const from of backend === 'native' ? (['native'] as const) : ([backend, 'native'] as const)) {
    const candidates = candidatesFor(op, from, board);
    const usable = candidates.filter(({ call }) => call.assumes.every((assumption) => assumption.holds));
    const [best, ...others] = usable.toSorted((a, b) => a.call.cost - b.call.cost);
    const step = { node, backend: from, macs: defOf(node).macs?.(op) ?? 0, considered: candidates.map(inWords) };
    if (best) return { step, candidates: [best, ...others] };
  }
  session.report(
    problem('op/no-kernel', `no kernel runs this ${op.kind}`, {
      at: placeOf(op),
      hint: 'this combination of types and options has a meaning but no C yet',
    }),
  );
  return null;
}

/** The fastest kernels; while their tables exceed the flash, the operator that saves most bytes takes its smallest one. */
function fitFlash(choices: readonly Choice[], flash: number): readonly Step[] {
  const picks = choices.map(({ candidates: [fastest] }) => fastest);
  let bytes = picks.reduce((sum, pick) => sum + tableBytes(pick), 0);
  const savings = choices.map(({ candidates }, i) => {
    const [smallest = candidates[0]] = candidates.toSorted((a, b) => tableBytes(a) - tableBytes(b));
    return { i, smallest, saved: tableBytes(candidates[0]) - tableBytes(smallest) };
  });
  for (const { i, smallest, saved } of savings.toSorted((a, b) => b.saved - a.saved)) {
    if (bytes <= flash || saved === 0) break;
    picks[i] = smallest;
    bytes -= saved;
  }
  return choices.map(({ step }, i) => ({ ...step, ...picks[i]! }));
}

function tableBytes({ call }: Candidate): number {
  return call.args.reduce((sum, arg) => sum + (arg.kind === 'constant' ? arg.data.byteLength : 0), 0);
}

function candidatesFor(op: Op, backend: Backend, board: Board): readonly Candidate[] {
  const kernels = defOf(op).kernels[backend] ?? [];
  return kernels
    .filter((kernel) => kernel.fits(op, board))
    .map((kernel) => ({ kernel, call: constantsInFlash(op, kernel.lower(op, board)) }));
}

/** A kernel asks for its inputs; where one is constant, the pointer goes to flash. */
function constantsInFlash(op: Op, call: Call): Call {
  return {
    ...call,
    args: call.args.map((arg) => (arg.kind === 'input' ? constantOr(arg, op.inputs[arg.index]) : arg)),
  };
}

function constantOr(arg: Extract<Arg, { kind: 'input' }>, tensor: Op['inputs'][number] | undefined): Arg {
  if (!tensor || tensor.data === null) return arg;
  const data = constantValue(tensor) as Table;
  const rowLength = Math.max(1, tensor.shape.at(-1) ?? 1);
  return {
    kind: 'constant',
    label: arg.index === 0 ? 'input' : `input_${arg.index}`,
    data,
    rowLength,
    align: data.BYTES_PER_ELEMENT,
  };
}

function inWords({ kernel, call }: Candidate): string {
  const unproven = call.assumes.find((assumption) => !assumption.holds);
  return unproven
    ? `${kernel.name}: not proven that ${unproven.says}`
    : `${kernel.name}: about ${Math.round(call.cost)} instructions`;
}
