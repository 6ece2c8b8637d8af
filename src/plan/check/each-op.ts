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
