import { byteSize, mainOf, tensorAt, viewOf } from '../graph/tensor.ts';
import type { LegalGraph, Node, Subgraph, TensorId } from '../graph/types.ts';
import { isRenaming } from '../ops/index.ts';
import type { Lifetime, Schedule, StorageGroup } from './types.ts';

/** Order of execution (the file's), and which tensors are the same bytes, with their lifetimes. */
export function schedule(graph: LegalGraph): Schedule {
  const main = mainOf(graph);
  const order = main.nodes.filter((node) => !isRenaming(viewOf(main, node)));
  const roots = rootsOf(main);
  return { graph, order, groups: groupsOf(main, order, roots) };
}

/** For each tensor the one whose bytes it shares: itself, or the input of the renaming operator that makes it. */
function rootsOf(graph: Subgraph): readonly TensorId[] {
  const roots = graph.tensors.map((tensor) => tensor.id);
  for (const node of graph.nodes) {
    if (isRenaming(viewOf(graph, node))) roots[node.outputs[0]!] = roots[node.inputs[0]!]!;
  }
  return roots;
}

function groupsOf(graph: Subgraph, order: readonly Node[], roots: readonly TensorId[]): readonly StorageGroup[] {
  const members = new Map<TensorId, TensorId[]>();
  for (const id of touched(graph, order)) {
    const root = roots[id]!;
    members.set(root, [...(members.get(root) ?? []), id]);
  }
  return [...members]
    .filter(([root]) => tensorAt(graph, root).data === null)
    .toSorted(([a], [b]) => a - b)
    .map(([root, ids]) => ({
      root,
      members: ids,
      bytes: byteSize(tensorAt(graph, root)),
      lifetime: lifetimeOf(graph, order, new Set(ids)),
    }));
}

/** Every tensor that the program holds: ports, and what operators read and write, renamed ones too. */
function touched(graph: Subgraph, order: readonly Node[]): readonly TensorId[] {
  const renamed = graph.nodes
    .filter((node) => isRenaming(viewOf(graph, node)))
    .flatMap((node) => [node.inputs[0]!, node.outputs[0]!]);
  const used = order.flatMap((node) => [...node.inputs, ...node.outputs]);
  const ids = new Set([...graph.inputs, ...used, ...renamed, ...graph.outputs]);
  return [...ids].filter((id) => id >= 0).toSorted((a, b) => a - b);
}

/** Inputs are written before step 0, outputs are read after the last step, variables live for ever. */
function lifetimeOf(graph: Subgraph, order: readonly Node[], ids: ReadonlySet<TensorId>): Lifetime {
  const isOne = (id: TensorId): boolean => ids.has(id);
  const steps: number[] = [];
  order.forEach((node, step) => {
    if (node.inputs.some(isOne) || node.outputs.some(isOne)) steps.push(step);
  });
  if (graph.inputs.some(isOne)) steps.push(-1);
  if (graph.outputs.some(isOne)) steps.push(order.length);
  return { first: Math.min(...steps), last: Math.max(...steps) };
}
