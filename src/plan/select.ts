import type { Board } from '../boards/board.ts';
import { problem, type Session } from '../errors.ts';
import { mainOf, placeOf, viewOf } from '../graph/tensor.ts';
import type { Node, Op } from '../graph/types.ts';
import { constantValue } from '../graph/values.ts';
import type { Arg, Call, Kernel, Table } from '../kernels/kernel.ts';
import { defOf } from '../ops/index.ts';
import type { Backend } from '../ops/op.ts';
import type { KernelPlan, Schedule, Step } from './types.ts';

interface Candidate {
  readonly kernel: Kernel<unknown>;
  readonly call: Call;
}

/** The cheapest kernel of the backend that fits and whose assumptions are proven; `native` where the backend has none. */
export function select(scheduled: Schedule, backend: Backend, board: Board, session: Session): KernelPlan {
  const main = mainOf(scheduled.graph);
  const steps = scheduled.order.map((node) => stepFor(node, viewOf(main, node), backend, board, session));
  session.endStage();
  return { schedule: scheduled, board, steps: steps.filter((step) => step !== null) };
}

function stepFor(node: Node, op: Op, backend: Backend, board: Board, session: Session): Step | null {
  for (const from of backend === 'native' ? (['native'] as const) : ([backend, 'native'] as const)) {
    const candidates = candidatesFor(op, from, board);
    const usable = candidates.filter(({ call }) => call.assumes.every((assumption) => assumption.holds));
    const [best] = usable.toSorted((a, b) => a.call.cost - b.call.cost);
    if (best)
      return { node, ...best, backend: from, macs: defOf(node).macs?.(op) ?? 0, considered: candidates.map(inWords) };
  }
  session.report(
    problem('op/no-kernel', `no kernel runs this ${op.kind}`, {
      at: placeOf(op),
      hint: 'this combination of types and options has a meaning but no C yet',
    }),
  );
  return null;
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
