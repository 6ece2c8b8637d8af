import { mapSubgraphs } from '../graph/rewrite.ts';
import { viewOf } from '../graph/tensor.ts';
import type { Graph, Node, Subgraph, Tensor } from '../graph/types.ts';
import { defOf } from './index.ts';
import type { OpDef } from './op.ts';

/**
 * What operators keep inside themselves becomes variable tensors, appended to their inputs: so it lies in the caller's
 * state like any other variable. Does nothing to an operator that has them.
 */
export function withStates(graph: Graph): Graph {
  return mapSubgraphs(graph, inSubgraph);
}

function inSubgraph(subgraph: Subgraph): Subgraph {
  if (!subgraph.nodes.some((node) => defOf(node).state)) return subgraph;
  const tensors = [...subgraph.tensors];
  const nodes = subgraph.nodes.map((node) => {
    const states = statesOf({ ...subgraph, tensors }, node);
    tensors.push(...states);
    return { ...node, inputs: [...node.inputs, ...states.map(({ id }) => id)] };
  });
  return { ...subgraph, tensors, nodes };
}

function statesOf(subgraph: Subgraph, node: Node): readonly Tensor[] {
  const def = defOf(node);
  if (!def.state || node.inputs.length > arityOf(def)) return [];
  const op = viewOf(subgraph, node);
  return def.state(op).map(({ label, dtype, shape, quant = null }, i) => ({
    id: subgraph.tensors.length + i,
    name: `${op.outputs[0]?.name ?? op.kind} ${label}`,
    dtype,
    shape,
    signature: null,
    quant,
    data: null,
    isVariable: true,
    sparsity: null,
  }));
}

function arityOf(def: OpDef): number {
  return Math.max(...def.types.map(({ inputs }) => inputs.length));
}
