import { mapSubgraphs, replaceNodes } from '../../graph/rewrite.ts';
import { viewOf } from '../../graph/tensor.ts';
import type { Node, Op, Subgraph } from '../../graph/types.ts';
import { defOf } from '../../ops/index.ts';
import { noEnv } from '../../ops/shared/no-env.ts';
import type { TableAttrs } from '../../ops/table.ts';
import type { Rewrite } from '../pass.ts';

/**
 * An elementwise operator from int8 to int8 becomes a 256-byte table, filled by its own reference meaning. Exact: the
 * domain is all 256 codes.
 */
export const tabulateElementwise: Rewrite = (graph) =>
  mapSubgraphs(graph, (subgraph) => replaceNodes(subgraph, (node) => [tabulate(subgraph, node)]));

function tabulate(subgraph: Subgraph, node: Node): Node {
  const op = viewOf(subgraph, node);
  const int8 = op.inputs.length === 1 && op.inputs[0]?.dtype === 'int8' && op.outputs[0]?.dtype === 'int8';
  if (!defOf(node).elementwise || !int8) return node;
  const attrs: TableAttrs = { table: tableOf(op), stands: node.kind };
  return { ...node, kind: 'BAREFLOW:TABLE', attrs };
}

/** The operator on a tensor of all codes; its quantization stays, its shape does not matter. */
function tableOf(op: Op): Int8Array {
  const codes = Int8Array.from({ length: 256 }, (_, i) => i - 128);
  const shaped = {
    ...op,
    inputs: op.inputs.map((tensor) => tensor && { ...tensor, shape: [256] }),
    outputs: op.outputs.map((tensor) => ({ ...tensor, shape: [256] })),
  };
  return defOf(op).reference(shaped, [codes], noEnv)[0] as Int8Array;
}
