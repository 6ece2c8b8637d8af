import type { Graph, Node, Subgraph, Tensor, TensorId } from './types.ts';

/** Applies a rewrite to every subgraph. */
export function mapSubgraphs(graph: Graph, rewrite: (subgraph: Subgraph) => Subgraph): Graph {
  return { ...graph, subgraphs: graph.subgraphs.map(rewrite) };
}

/** Replaces each node by what `rewrite` gives: itself, others, or nothing. */
export function replaceNodes(subgraph: Subgraph, rewrite: (node: Node) => readonly Node[]): Subgraph {
  return { ...subgraph, nodes: subgraph.nodes.flatMap(rewrite) };
}

export function replaceTensors(subgraph: Subgraph, changed: ReadonlyMap<TensorId, Tensor>): Subgraph {
  return { ...subgraph, tensors: subgraph.tensors.map((tensor) => changed.get(tensor.id) ?? tensor) };
}

/** Adds a tensor; its id is the next free number. */
export function addTensor(subgraph: Subgraph, tensor: Omit<Tensor, 'id'>): readonly [Subgraph, Tensor] {
  const added = { ...tensor, id: subgraph.tensors.length };
  return [{ ...subgraph, tensors: [...subgraph.tensors, added] }, added];
}

export function consumersOf(subgraph: Subgraph, id: TensorId): readonly Node[] {
  return subgraph.nodes.filter((node) => node.inputs.includes(id));
}
