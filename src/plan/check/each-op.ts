import { viewOf } from '../../graph/tensor.ts';
import type { Graph, Op } from '../../graph/types.ts';
import { findOp } from '../../ops/index.ts';
import type { OpDef } from '../../ops/op.ts';

/** Visits every operator that we know, in every subgraph. */
export function eachOp(graph: Graph, visit: (op: Op, def: OpDef<unknown>) => void): void {
  for (const subgraph of graph.subgraphs) {
    for (const node of subgraph.nodes) {
      const def = findOp(node.kind);
      if (def !== null) visit(viewOf(subgraph, node), def);
    }
  }
}

/** Subgraphs that operators of one subgraph run. */
export function callsOf(graph: Graph, subgraph: number): readonly number[] {
  const nodes = graph.subgraphs[subgraph]?.nodes ?? [];
  return nodes.flatMap((node) => {
    const calls = findOp(node.kind)?.subgraphs?.(viewOf(graph.subgraphs[subgraph]!, node)) ?? [];
    return calls.map((call) => call.index);
  });
}
