import { byteSize } from '../graph/tensor.ts';
import type { Subgraph, Tensor } from '../graph/types.ts';
import { pack } from '../plan/pack.ts';

/**
 * Arena of a model that cannot be compiled: its tensors alone, in the file's order, without scratch memory and without
 * anything shared. Good for judging whether mending the model is worth it.
 */
export function estimateArena(graph: Subgraph): number {
  const blocks = graph.tensors.filter((tensor) => tensor.data === null).flatMap((tensor) => blockOf(graph, tensor));
  return pack(blocks).bytes;
}

function blockOf(graph: Subgraph, { id, dtype, shape }: Tensor): Parameters<typeof pack>[0] {
  const steps = graph.nodes.flatMap((node, step) =>
    node.inputs.includes(id) || node.outputs.includes(id) ? [step] : [],
  );
  if (graph.inputs.includes(id)) steps.push(-1);
  if (graph.outputs.includes(id)) steps.push(graph.nodes.length);
  if (steps.length === 0) return [];
  const lifetime = { first: Math.min(...steps), last: Math.max(...steps) };
  return [{ bytes: byteSize({ dtype, shape }), align: 4, lifetime }];
}
