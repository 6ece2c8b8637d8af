import { mapSubgraphs } from '../../graph/rewrite.ts';
import { sameShape, viewOf } from '../../graph/tensor.ts';
import type { Node, Op, Subgraph, Tensor } from '../../graph/types.ts';
import { bytesFromValue, constantValue, holdsValues } from '../../graph/values.ts';
import { defOf } from '../../ops/index.ts';
import { noEnv } from '../../ops/shared/no-env.ts';
import type { Rewrite } from '../pass.ts';

/**
 * An operator whose inputs are all constant is computed now, by its reference meaning, and becomes a constant. One that
 * breaks a rule stays, to be reported.
 */
export const foldConstants: Rewrite = (graph) => mapSubgraphs(graph, foldSubgraph);

function foldSubgraph(subgraph: Subgraph): Subgraph {
  const tensors = [...subgraph.tensors];
  const nodes: Node[] = [];
  for (const node of subgraph.nodes) {
    const current = { ...subgraph, tensors };
    if (!isFoldable(current, node)) {
      nodes.push(node);
      continue;
    }
    for (const tensor of evaluate(current, node)) tensors[tensor.id] = tensor;
  }
  return { ...subgraph, tensors, nodes };
}

function isFoldable(subgraph: Subgraph, node: Node): boolean {
  if (defOf(node).effects) return false;
  const op = viewOf(subgraph, node);
  const present = op.inputs.filter((tensor) => tensor !== null);
  const constant = present.length > 0 && present.every((tensor) => tensor.data !== null && tensor.sparsity === null);
  const outputsHold = op.outputs.every((tensor) => holdsValues(tensor.dtype) && tensor.dtype !== 'resource');
  return constant && outputsHold && isSound(op);
}

function isSound(op: Op): boolean {
  const def = defOf(op);
  if (def.rules.some((rule) => rule.broken(op) !== null)) return false;
  return def.infer(op).every((shape, i) => sameShape(shape, op.outputs[i]?.shape ?? []));
}

function evaluate(subgraph: Subgraph, node: Node): readonly Tensor[] {
  const op = viewOf(subgraph, node);
  const inputs = op.inputs.map((tensor) => (tensor === null ? null : constantValue(tensor)));
  const values = defOf(node).reference(op, inputs, noEnv);
  return op.outputs.map((tensor, i) => ({ ...tensor, data: bytesFromValue(values[i]!) }));
}
