import { mapSubgraphs, replaceNodes } from '../../graph/rewrite.ts';
import { elementCount, viewOf } from '../../graph/tensor.ts';
import type { Node, Op, Subgraph, Tensor } from '../../graph/types.ts';
import { constantValue } from '../../graph/values.ts';
import { defOf } from '../../ops/index.ts';
import { noEnv } from '../../ops/shared/no-env.ts';
import type { TableAttrs } from '../../ops/table.ts';
import type { Rewrite } from '../pass.ts';

/**
 * An elementwise operator from int8 to int8 becomes a 256-byte table, filled by its own reference meaning. Exact: the
 * domain is all 256 codes. Further operands may be single constants, or the same tensor again.
 */
export const tabulateElementwise: Rewrite = (graph) =>
  mapSubgraphs(graph, (subgraph) => replaceNodes(subgraph, (node) => [tabulate(subgraph, node)]));

function tabulate(subgraph: Subgraph, node: Node): Node {
  const op = viewOf(subgraph, node);
  const source = defOf(node).elementwise ? onlySource(op) : null;
  if (source === null) return node;
  const attrs: TableAttrs = { table: tableOf(op), stands: node.kind };
  return { ...node, kind: 'BAREFLOW:TABLE', attrs, inputs: [source.id] };
}

/** The one activation that each output code depends on, element by element. */
function onlySource(op: Op): Tensor | null {
  const activations = op.inputs.filter((tensor) => tensor?.data === null);
  const constants = op.inputs.filter((tensor) => tensor?.data);
  const [source] = activations;
  const [target] = op.outputs;
  if (!source || activations.some((tensor) => tensor?.id !== source.id)) return null;
  if (constants.some((tensor) => tensor && elementCount(tensor.shape) !== 1)) return null;
  const int8 = source.dtype === 'int8' && target?.dtype === 'int8';
  return int8 && elementCount(source.shape) === elementCount(target.shape) ? source : null;
}

/** The operator on a tensor of all codes; its quantization stays, its shape does not matter. */
function tableOf(op: Op): Int8Array {
  const codes = Int8Array.from({ length: 256 }, (_, i) => i - 128);
  const shaped = {
    ...op,
    inputs: op.inputs.map((tensor) => tensor && { ...tensor, shape: tensor.data ? [1] : [256] }),
    outputs: op.outputs.map((tensor) => ({ ...tensor, shape: [256] })),
  };
  const values = shaped.inputs.map((tensor) => (tensor?.data ? constantValue(tensor) : tensor && codes));
  return defOf(op).reference(shaped, values, noEnv)[0] as Int8Array;
}
