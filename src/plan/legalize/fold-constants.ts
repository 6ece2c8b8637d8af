import { mapSubgraphs } from '../../graph/rewrite.ts';
import { sameShape, viewOf } from '../../graph/tensor.ts';
import type { Node, Op, Subgraph, Tensor } from '../../graph/types.ts';
import { bytesFromValue, constantValue, holdsValues } from '../../graph/values.ts';
import { defOf } from '../../ops/index.ts';
import { noEnv } from '../../ops/shared/no-env.ts';
import type { Rewrite } from '../pass.ts';

/**
 * An operator whose inputs are all constant, or that only looks at shapes, is computed now, by its reference meaning, and
 * becomes a constant. Comes before the checks of rules and shapes, which may ask for constants.
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
  if (defOf(node).effects || defOf(node).state) return false;
  const op = viewOf(subgraph, node);
  const plain = op.outputs.every((tensor) => holdsValues(tensor.dtype) && tensor.dtype !== 'resource');
  return plain && (defOf(node).shapeOnly || hasConstantInputs(op)) && isSound(op);
}

function hasConstantInputs(op: Op): boolean {
  const present = op.inputs.filter((tensor) => tensor !== null);
  return present.length > 0 && present.every((tensor) => tensor.data !== null && tensor.sparsity === null);
}

/** An operator that a check will refuse stays, so that the check can say why. */
function isSound(op: Op): boolean {
  const def = defOf(op);
  if (def.rules.some((rule) => rule.broken(op) !== null)) return false;
  return def.infer(op).every((shape, i) => sameShape(shape, op.outputs[i]?.shape ?? []));
}

function evaluate(subgraph: Subgraph, node: Node): readonly Tensor[] {
  const op = viewOf(subgraph, node);
  const inputs = op.inputs.map((tensor) => (tensor?.data && !tensor.sparsity ? constantValue(tensor) : null));
  const values = defOf(node).reference(op, inputs, noEnv);
  return op.outputs.map((tensor, i) => ({ ...tensor, data: bytesFromValue(values[i]!) }));
}
