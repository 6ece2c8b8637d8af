import { problem } from '../../errors.ts';
import { placeOf, viewOf } from '../../graph/tensor.ts';
import type { Check } from '../pass.ts';

/** Every tensor is a constant, an input, a variable, or written by exactly one earlier operator. */
export const reportOrder: Check = (graph, session) => {
  for (const subgraph of graph.subgraphs) {
    const ready = new Set<number>(subgraph.inputs);
    for (const tensor of subgraph.tensors) if (tensor.data !== null || tensor.isVariable) ready.add(tensor.id);
    for (const node of subgraph.nodes) {
      const at = placeOf(viewOf(subgraph, node));
      const early = node.inputs.find((id) => id >= 0 && !ready.has(id));
      if (early !== undefined) {
        const tensor = subgraph.tensors[early]?.name ?? '';
        session.report(
          problem('graph/broken-order', 'an operator reads a tensor before it is written', { at: { ...at, tensor } }),
        );
      }
      const twice = node.outputs.find((id) => ready.has(id) && !subgraph.tensors[id]?.isVariable);
      if (twice !== undefined) {
        const tensor = subgraph.tensors[twice]?.name ?? '';
        session.report(
          problem('graph/broken-order', 'a tensor is written twice, or is constant and written', {
            at: { ...at, tensor },
          }),
        );
      }
      for (const id of node.outputs) ready.add(id);
    }
    const missing = subgraph.outputs.find((id) => !ready.has(id));
    if (missing !== undefined) {
      const tensor = subgraph.tensors[missing]?.name ?? '';
      session.report(problem('graph/broken-order', 'a model output is never written', { at: { tensor } }));
    }
  }
};
