import type { Problem } from '../errors.ts';
import { viewOf } from '../graph/tensor.ts';
import type { Graph, Node, Subgraph } from '../graph/types.ts';
import { findOp } from '../ops/index.ts';
import type { Plan } from '../plan/types.ts';
import { keyOfNode, keyOfProblem } from './model-problems.ts';

/** A row of the operator table: all operators of one kind. */
export interface OperatorRow {
  readonly kind: string;
  readonly count: number;
  /** Operators of this kind that can be compiled. */
  readonly supported: number;
  /** Why the others cannot, each reason once. */
  readonly reasons: readonly string[];
  /** Kernels that run them, once there is a plan. */
  readonly kernels: readonly string[];
  readonly macs: number;
}

interface Seen {
  readonly subgraph: Subgraph;
  readonly node: Node;
  readonly problems: readonly Problem[];
}

/** In the order of first appearance. */
export function operatorRows(graph: Graph, problems: readonly Problem[], plan: Plan | null): readonly OperatorRow[] {
  const seen = graph.subgraphs.flatMap((subgraph) => subgraph.nodes.map((node) => look(subgraph, node, problems)));
  const kinds = [...new Set(seen.map(({ node }) => node.kind))];
  return kinds.map((kind) => rowOf(kind, seen.filter(({ node }) => node.kind === kind), plan)); // prettier-ignore
}

function look(subgraph: Subgraph, node: Node, problems: readonly Problem[]): Seen {
  const key = keyOfNode(node, subgraph.tensors[node.outputs[0] ?? -1]?.name);
  return { subgraph, node, problems: problems.filter((problem) => keyOfProblem(problem) === key) };
}

function rowOf(kind: string, seen: readonly Seen[], plan: Plan | null): OperatorRow {
  const fine = seen.filter(({ problems }) => problems.length === 0);
  return {
    kind,
    count: seen.length,
    supported: fine.length,
    reasons: [...new Set(seen.flatMap(({ problems }) => problems.map(reasonOf)))],
    kernels: plan === null ? [] : [...new Set(fine.map(({ node }) => kernelOf(node, plan)))],
    macs: fine.reduce((sum, { subgraph, node }) => sum + (findOp(kind)?.macs?.(viewOf(subgraph, node)) ?? 0), 0),
  };
}

/** In a table the bare reason: the whole problem stands below. */
function reasonOf({ code, message, got }: Problem): string {
  if (code === 'op/unsupported') return 'not implemented';
  if (code === 'op/types') return `types ${got}`;
  return `${message}${got === null ? '' : `: ${got}`}`;
}

function kernelOf(node: Node, plan: Plan): string {
  const step = plan.kernelPlan.steps.find((one) => one.node.index === node.index);
  if (step !== undefined) return step.kernel.name;
  return findOp(node.kind)?.alias ? 'shares memory' : 'not needed at run time';
}
