import { addTensor, mapSubgraphs } from '../../graph/rewrite.ts';
import { tensorAt, viewOf } from '../../graph/tensor.ts';
import type { Node, Subgraph, TensorId } from '../../graph/types.ts';
import { COPY, isRenaming } from '../../ops/index.ts';
import type { Rewrite } from '../pass.ts';

/** Every model output gets a place in memory: one that is a constant, or renames one, is copied there at each invocation. */
export const copyConstantOutputs: Rewrite = (graph) =>
  mapSubgraphs(graph, (subgraph) => copyOutputs(foldRenamedConstants(subgraph)));

/** An operator that only renames a constant becomes a constant itself, whatever its other inputs. */
function foldRenamedConstants(subgraph: Subgraph): Subgraph {
  const tensors = [...subgraph.tensors];
  const nodes = subgraph.nodes.filter((node) => {
    const [from, to] = [tensors[node.inputs[0] ?? -1], tensors[node.outputs[0] ?? -1]];
    if (!isRenaming(viewOf({ ...subgraph, tensors }, node)) || !from?.data || !to) return true;
    tensors[to.id] = { ...to, data: from.data };
    return false;
  });
  return { ...subgraph, tensors, nodes };
}

function copyOutputs(subgraph: Subgraph): Subgraph {
  return subgraph.outputs.reduce(copyOutput, subgraph);
}

function copyOutput(subgraph: Subgraph, id: TensorId, position: number): Subgraph {
  const constant = tensorAt(subgraph, id);
  if (constant.data === null) return subgraph;
  const [grown, copied] = addTensor(subgraph, { ...constant, data: null });
  return {
    ...grown,
    nodes: [...grown.nodes, copyNode(subgraph, id, copied.id)],
    outputs: grown.outputs.map((output, i) => (i === position ? copied.id : output)),
  };
}

/** It stands for no operator of the file, so it is numbered after all of them. */
function copyNode(subgraph: Subgraph, from: TensorId, to: TensorId): Node {
  const index = 1 + subgraph.nodes.reduce((last, node) => Math.max(last, node.index), -1);
  return { index, kind: COPY, version: 1, attrs: {}, inputs: [from], outputs: [to], intermediates: [] };
}
