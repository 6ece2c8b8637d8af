import { problem, type Session } from '../../errors.ts';
import { byteSize, placeOf } from '../../graph/tensor.ts';
import type { Graph, Op, Tensor } from '../../graph/types.ts';
import type { SubgraphCall } from '../../ops/op.ts';
import type { Check } from '../pass.ts';
import { callsOf, eachOp } from './each-op.ts';

/** Subgraphs that operators run: they exist, take and give the operator's tensors, and never run themselves. */
export const reportSubgraphs: Check = (graph, session) => {
  eachOp(graph, (op, def) => {
    for (const call of def.subgraphs?.(op) ?? []) checkCall(graph, op, call, session);
  });
  const circle = graph.subgraphs.findIndex((_, i) => reaches(graph, i, i, new Set()));
  if (circle >= 0)
    session.report(problem('graph/broken-order', 'a subgraph runs itself', { got: `subgraph ${circle}` }));
};

function checkCall(graph: Graph, op: Op, call: SubgraphCall, session: Session): void {
  const report = (got: string): void =>
    session.report(
      problem('graph/shape-mismatch', 'a subgraph does not fit the operator that runs it', { at: placeOf(op), got }),
    );
  const subgraph = graph.subgraphs[call.index];
  if (!subgraph) return report(`subgraph ${call.index} of ${graph.subgraphs.length}`);
  const tensors = (ids: readonly number[]): readonly (Tensor | null)[] => ids.map((id) => subgraph.tensors[id] ?? null);
  if (!alike(tensors(subgraph.inputs), call.inputs))
    report(`inputs of subgraph ${call.index} differ in number, type or size`);
  if (call.outputs && !alike(tensors(subgraph.outputs), call.outputs))
    report(`outputs of subgraph ${call.index} differ in number, type or size`);
  return undefined;
}

function alike(a: readonly (Tensor | null)[], b: readonly (Tensor | null)[]): boolean {
  return a.length === b.length && a.every((tensor, i) => same(tensor, b[i] ?? null));
}

function same(a: Tensor | null, b: Tensor | null): boolean {
  return a !== null && b !== null && a.dtype === b.dtype && (a.dtype === 'resource' || byteSize(a) === byteSize(b));
}

function reaches(graph: Graph, from: number, target: number, seen: Set<number>): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return callsOf(graph, from).some((next) => next === target || reaches(graph, next, target, seen));
}
