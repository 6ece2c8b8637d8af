import { viewOf } from '../../graph/tensor.ts';
import type { Node, Subgraph, Tensor, TensorId } from '../../graph/types.ts';
import type { Control } from '../../kernels/kernel.ts';
import { COPY, defOf, isRenaming, markKind } from '../../ops/index.ts';
import type { Inliner } from '../../ops/op.ts';
import type { Rewrite } from '../pass.ts';

/**
 * IF, WHILE and CALL_ONCE become the operators of their subgraphs between marks, so that one schedule and one memory
 * plan cover everything. Exact: a subgraph sees only its inputs, and what a loop carries is copied at its end. From here
 * on a loop's variables are written more than once.
 */
export const inlineSubgraphs: Rewrite = (graph) => {
  const [main, ...others] = graph.subgraphs;
  if (!main?.nodes.some((node) => defOf(node).inline)) return graph;
  return { ...graph, subgraphs: [flatten(main, graph.subgraphs), ...others] };
};

/** What grows while the main subgraph is flattened. */
interface Draft {
  readonly subgraphs: readonly Subgraph[];
  readonly tensors: Tensor[];
  /** Operators that run once, in init. */
  readonly init: Node[];
  readonly nodes: Node[];
  /** Where operators are appended now. */
  into: Node[];
  /** Numbers for operators that come from elsewhere than the main subgraph. */
  nextIndex: number;
}

function flatten(main: Subgraph, subgraphs: readonly Subgraph[]): Subgraph {
  const nodes: Node[] = [];
  const draft: Draft = {
    subgraphs,
    tensors: [...main.tensors],
    init: [],
    nodes,
    into: nodes,
    nextIndex: main.nodes.length,
  };
  for (const node of main.nodes) append(draft, node);
  const endInit = draft.init.length > 0 ? [markNode(draft, 'end-init', [])] : [];
  return { ...main, tensors: draft.tensors, nodes: [...draft.init, ...endInit, ...draft.nodes] };
}

function append(draft: Draft, node: Node): void {
  const { inline } = defOf(node);
  if (inline) inline(node, inlinerOf(draft));
  else draft.into.push(node);
}

function inlinerOf(draft: Draft): Inliner {
  return {
    splice: (subgraph, inputs) => splice(draft, draft.subgraphs[subgraph]!, inputs),
    mark: (control, inputs) => void draft.into.push(markNode(draft, control, inputs)),
    copy: (from, to) => copyAll(draft, from, to),
    once: (appendAll) => {
      const before = draft.into;
      draft.into = draft.init;
      appendAll();
      draft.into = before;
    },
  };
}

function markNode(draft: Draft, control: Control, inputs: readonly TensorId[]): Node {
  return { ...blank(draft), kind: markKind(control), inputs, outputs: [] };
}

function blank(draft: Draft): Omit<Node, 'kind' | 'inputs' | 'outputs'> {
  return { index: draft.nextIndex++, version: 1, attrs: null, intermediates: [] };
}

/** Tensors of the subgraph get new ids, except its inputs, which are the given ones. */
function splice(draft: Draft, subgraph: Subgraph, inputs: readonly TensorId[]): readonly TensorId[] {
  const ids = new Map<TensorId, TensorId>(subgraph.inputs.map((id, i) => [id, inputs[i]!]));
  const renamed = (id: TensorId): TensorId => {
    if (id < 0) return id;
    const known = ids.get(id) ?? cloneTensor(draft, subgraph.tensors[id]!);
    ids.set(id, known);
    return known;
  };
  for (const node of subgraph.nodes) {
    const [ins, outs, mids] = [node.inputs.map(renamed), node.outputs.map(renamed), node.intermediates.map(renamed)];
    append(draft, { ...node, index: draft.nextIndex++, inputs: ins, outputs: outs, intermediates: mids });
  }
  return subgraph.outputs.map(renamed);
}

function cloneTensor(draft: Draft, tensor: Tensor): TensorId {
  draft.tensors.push({ ...tensor, id: draft.tensors.length });
  return draft.tensors.length - 1;
}

/** A value that is itself one of the targets would be overwritten before it is read: it goes through a tensor of its own. */
function copyAll(draft: Draft, from: readonly TensorId[], to: readonly TensorId[]): void {
  const safe = from.map((id, i) => {
    const root = rootOf(draft, id);
    if (root === to[i] || !to.includes(root)) return id;
    const aside = cloneTensor(draft, draft.tensors[id]!);
    copyOne(draft, id, aside);
    return aside;
  });
  safe.forEach((id, i) => {
    if (rootOf(draft, id) !== to[i]) copyOne(draft, id, to[i]!);
  });
}

function copyOne(draft: Draft, from: TensorId, to: TensorId): void {
  draft.into.push({ ...blank(draft), kind: COPY, inputs: [from], outputs: [to] });
}

/** The tensor whose bytes this one shares, through operators that only rename. */
function rootOf(draft: Draft, id: TensorId): TensorId {
  const producer = draft.into.find((node) => node.outputs.includes(id));
  const renames = producer !== undefined && isRenaming(viewOf({ tensors: draft.tensors }, producer));
  return renames ? rootOf(draft, producer.inputs[0]!) : id;
}
