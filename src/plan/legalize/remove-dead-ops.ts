import { mapSubgraphs } from '../../graph/rewrite.ts';
import type { Node, Subgraph } from '../../graph/types.ts';
import { defOf } from '../../ops/index.ts';
import type { Rewrite } from '../pass.ts';

/** Operators whose results nobody reads, from the end backwards. Those that write state stay. */
export const removeDeadOps: Rewrite = (graph) => mapSubgraphs(graph, liveOnly);

function liveOnly(subgraph: Subgraph): Subgraph {
  const wanted = new Set(subgraph.outputs);
  const kept: Node[] = [];
  for (const node of subgraph.nodes.toReversed()) {
    if (!hasEffect(subgraph, node) && !node.outputs.some((id) => wanted.has(id))) continue;
    kept.push(node);
    for (const id of node.inputs) wanted.add(id);
  }
  return { ...subgraph, nodes: kept.toReversed() };
}

function hasEffect(subgraph: Subgraph, node: Node): boolean {
  const touched = [...node.inputs, ...node.outputs].map((id) => subgraph.tensors[id]);
  return defOf(node).effects === true || touched.some((tensor) => tensor?.isVariable);
}
