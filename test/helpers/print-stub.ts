import type { Problem } from '../../src/errors.ts';
import type { Graph } from '../../src/graph/types.ts';
import type { Plan } from '../../src/plan/types.ts';

export function printGraph(graph: Graph): string {
  return graph.subgraphs
    .flatMap((s) => s.nodes.map((n) => `${n.index} ${n.kind} ${n.inputs.join(',')} -> ${n.outputs.join(',')}\n`))
    .join('');
}

export function printPlan(plan: Plan): string {
  return plan.buffers.map((b) => `${b.region} +${b.offset} ${b.bytes} ${b.label}\n`).join('');
}

export function printProblem(problem: Problem): string {
  return `${JSON.stringify(problem, null, 2)}\n`;
}
