import { invariant } from '../../errors.ts';
import { viewOf } from '../../graph/tensor.ts';
import type { Node, Subgraph, Tensor, TensorId } from '../../graph/types.ts';
import { COPY, defOf } from '../../ops/index.ts';
import type { Rewrite } from '../pass.ts';

/**
 * A named resource becomes a variable tensor in the caller's state; reading and assigning it become copies. Exact: both
 * copy in the reference, too.
 */
export const placeVariables: Rewrite = (graph) => {
  const [main, ...others] = graph.subgraphs;
  if (!main?.nodes.some((node) => defOf(node).resource)) return graph;
  return { ...graph, subgraphs: [withVariables(main), ...others] };
};

function withVariables(main: Subgraph): Subgraph {
  const names = new Map<TensorId, string>();
  const tensors = [...main.tensors];
  const variables = new Map<string, TensorId>();
  const variableOf = (handle: TensorId, like: TensorId): TensorId => {
    const name = names.get(handle);
    invariant(name !== undefined, `resource ${handle} has no name`);
    const known = variables.get(name) ?? tensors.push(variable(tensors[like]!, tensors.length, name)) - 1;
    variables.set(name, known);
    return known;
  };
  const rewrite = (node: Node): readonly Node[] => {
    const def = defOf(node);
    if (def.resource) {
      names.set(node.outputs[0]!, def.resource(viewOf({ ...main, tensors }, node)));
      return [];
    }
    if (def.access === undefined) return [node];
    const [handle, value = node.outputs[0]!] = node.inputs as [TensorId, TensorId?];
    const stored = variableOf(handle, value);
    const [from, to] = def.access === 'read' ? [stored, value] : [value, stored];
    return [{ ...node, kind: COPY, attrs: null, inputs: [from], outputs: [to] }];
  };
  const nodes = main.nodes.flatMap(rewrite);
  return { ...main, tensors, nodes };
}

/** Starts at zero bytes, whatever its quantization. */
function variable(like: Tensor, id: TensorId, name: string): Tensor {
  return { ...like, id, name: `variable ${name}`, quant: null, data: null, isVariable: true };
}
